import type { KeyUsedOtherwise } from '../../platform/command.ts';
import { NOT_FOUND, type Problem } from '../../platform/http/problem.ts';
import { notAllowed, usedOtherwise } from '../contract/index.ts';
import type { SettlementProblem, SettlementState } from './settlement.ts';

const STATE_NL: Readonly<Record<SettlementState, string>> = { proposed: 'voorgesteld', approved: 'goedgekeurd', executed: 'geboekt', withdrawn: 'ingetrokken' };

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
      return { status: 409, nl: `Deze afrekening is al ${STATE_NL[error.state]}. Herlaad de pagina om te zien hoe het ervoor staat.`, en: `This settlement is ${error.state} already. Reload the page to see where it stands.` };
    case 'period_open':
      return { status: 422, nl: `De periode tot ${error.period} loopt nog. Je kunt haar afrekenen na die dag.`, en: `The period up to ${error.period} is still running. You can settle it after that day.` };
    case 'unknown_period':
      return { status: 422, nl: `Dit contract kent geen periode tot ${error.period}. Kies een periode uit de kalender.`, en: `This contract has no period up to ${error.period}. Choose a period from the calendar.` };
    case 'nothing_due':
      return { status: 422, nl: `In de periode tot ${error.period} is niets te betalen en niets te corrigeren.`, en: `In the period up to ${error.period} there is nothing to pay and nothing to correct.` };
    case 'already_under_way':
      return { status: 409, nl: `Voor de periode tot ${error.period} ligt al een voorstel. Keur dat goed of trek het in.`, en: `There is a proposal for the period up to ${error.period} already. Approve it or withdraw it.` };
  }
}
