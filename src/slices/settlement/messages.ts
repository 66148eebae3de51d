import { formatMoney } from '../../engine/money.ts';
import type { KeyUsedOtherwise } from '../../platform/command.ts';
import { NOT_FOUND, type Problem } from '../../platform/http/problem.ts';
import { notAllowed, usedOtherwise } from '../contract/index.ts';
import type { SettlementProblem, SettlementState } from './settlement.ts';

const STATE_NL: Readonly<Record<SettlementState, string>> = {
  proposed: 'voorgesteld',
  approved: 'goedgekeurd',
  executed: 'geboekt',
  withdrawn: 'ingetrokken',
};

export function settlementProblem(error: SettlementProblem | KeyUsedOtherwise): Problem {
  if (error.code === 'not_found') return NOT_FOUND;
  const { code, ...data } = error;
  return { code, data, ...words(error) };
}

type Words = { readonly status: number; readonly nl: string; readonly en: string };

function words(error: Exclude<SettlementProblem | KeyUsedOtherwise, { code: 'not_found' }>): Words {
  switch (error.code) {
    case 'not_allowed':
      return notAllowed(error.role);
    case 'idempotency_conflict':
      return usedOtherwise();
    case 'wrong_state':
      return wrongState(error);
    case 'not_payer':
      return notPayer(error);
    case 'approved_already':
      return approvedAlready(error);
    case 'period_open':
      return {
        status: 422,
        nl: `De periode tot ${error.period} loopt nog. Je kunt haar afrekenen na die dag.`,
        en: `The period up to ${error.period} is still running. You can settle it after that day.`,
      };
    case 'unknown_period':
      return {
        status: 422,
        nl: `Dit contract kent geen periode tot ${error.period}. Kies een periode uit de kalender.`,
        en: `This contract has no period up to ${error.period}. Choose a period from the calendar.`,
      };
    case 'nothing_due':
      return {
        status: 422,
        nl: `In de periode tot ${error.period} is niets te betalen en niets te corrigeren.`,
        en: `In the period up to ${error.period} there is nothing to pay and nothing to correct.`,
      };
    case 'as_of_in_future':
      return {
        status: 422,
        nl: `Je kunt niet afrekenen met de stand van ${error.asOf}: vandaag is het ${error.today}. Kies een dag tot en met vandaag.`,
        en: `You cannot settle as of ${error.asOf}: today is ${error.today}. Choose a day up to today.`,
      };
    case 'as_of_before_settled':
      return {
        status: 409,
        nl: `Deze periode is al afgerekend met de stand van ${error.settledAsOf}. Kies die dag of een latere, niet ${error.asOf}.`,
        en: `This period was settled as of ${error.settledAsOf} already. Choose that day or a later one, not ${error.asOf}.`,
      };
    case 'changed_since_proposed':
      return changed(error);
    case 'leans_on':
      return leaning(error);
    case 'already_under_way':
      return {
        status: 409,
        nl: `Voor de periode tot ${error.period} ligt al een voorstel. Keur dat goed of trek het in.`,
        en: `There is a proposal for the period up to ${error.period} already. Approve it or withdraw it.`,
      };
  }
}

const STEP = {
  propose: { nl: 'Stel eerst', nlEnd: ' voor', en: 'First propose' },
  approve: { nl: 'Zorg eerst voor een voorstel voor', nlEnd: '', en: 'First see to a proposal for' },
  execute: { nl: 'Boek eerst', nlEnd: '', en: 'First book' },
} as const;

function leaning({ period, first, wish }: Extract<SettlementProblem, { code: 'leans_on' }>): Words {
  const [nl, en] = [listed(first, 'nl'), listed(first, 'en')];
  const step = STEP[wish];
  const [periods, go] = first.length === 1 ? ['de periode', 'gaat'] : ['de periodes', 'gaan'];
  const [ends, falls] = first.length === 1 ? ['the period', 'goes'] : ['the periods', 'go'];
  return {
    status: 409,
    nl: `Een bedrag in de periode tot ${period} komt vrij doordat ${periods} tot ${nl} omlaag ${go}. ${step.nl} ${periods} tot ${nl}${step.nlEnd}; anders wordt er meer geboekt dan de grens toelaat.`,
    en: `An amount in the period up to ${period} comes free because ${ends} up to ${en} ${falls} down. ${step.en} ${ends} up to ${en}; otherwise more is booked than the limit allows.`,
  };
}

function wrongState({ state, wish }: Extract<SettlementProblem, { code: 'wrong_state' }>): Words {
  return state === 'proposed' && wish === 'execute'
    ? {
        status: 409,
        nl: 'Nog niet iedereen die betaalt heeft deze afrekening goedgekeurd. Boeken kan pas daarna.',
        en: 'Not everybody who pays has approved this settlement yet. Only then can it be booked.',
      }
    : {
        status: 409,
        nl: `Deze afrekening is al ${STATE_NL[state]}. Herlaad de pagina om te zien hoe het ervoor staat.`,
        en: `This settlement is ${state} already. Reload the page to see where it stands.`,
      };
}

function notPayer({ wish, payers }: Extract<SettlementProblem, { code: 'not_payer' }>): Words {
  const all = { nl: listed(payers, 'nl'), en: listed(payers, 'en') };
  return wish === 'approve'
    ? {
        status: 403,
        nl: `Alleen wie in deze afrekening betaalt, keurt haar goed, en elk voor zich: ${all.nl}. Jij hoeft hier niets te doen.`,
        en: `Only who pays in this settlement approves it, each for itself: ${all.en}. You do not have to do anything here.`,
      }
    : {
        status: 403,
        nl: `Alleen wie in deze afrekening betaalt, boekt haar: ${all.nl}. Jij hoeft hier niets te doen.`,
        en: `Only who pays in this settlement books it: ${all.en}. You do not have to do anything here.`,
      };
}

function approvedAlready({ parties, waitingFor }: Extract<SettlementProblem, { code: 'approved_already' }>): Words {
  return {
    status: 409,
    nl: `Het akkoord van ${listed(parties, 'nl')} is er al. Het wachten is op ${listed(waitingFor, 'nl')}.`,
    en: `The approval of ${listed(parties, 'en')} is there already. It waits for ${listed(waitingFor, 'en')}.`,
  };
}

function listed(names: readonly string[], language: 'nl' | 'en'): string {
  return new Intl.ListFormat(language).format(names);
}

function changed({ nowCents, proposedCents, currency }: Extract<SettlementProblem, { code: 'changed_since_proposed' }>): Words {
  const nl = { now: formatMoney(nowCents, currency, 'nl'), proposed: formatMoney(proposedCents, currency, 'nl') };
  const en = { now: formatMoney(nowCents, currency, 'en'), proposed: formatMoney(proposedCents, currency, 'en') };
  return {
    status: 409,
    nl: `Sinds dit voorstel zijn er gegevens of afspraken bijgekomen: het wordt nu ${nl.now} in plaats van ${nl.proposed}. Trek het voorstel in en maak een nieuw.`,
    en: `Facts or terms came in after this proposal: it is now ${en.now} instead of ${en.proposed}. Withdraw the proposal and make a new one.`,
  };
}
