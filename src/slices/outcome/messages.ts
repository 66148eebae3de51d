import type { KeyUsedOtherwise } from '../../platform/command.ts';
import { NOT_FOUND, type Problem } from '../../platform/http/problem.ts';
import type { Busy } from '../../platform/work/fair-queue.ts';
import { notAllowed, tooLarge, usedOtherwise } from '../contract/index.ts';
import { type FactIssue, renderFactIssue } from './fact-file.ts';
import type { ClaimProblem } from './judge-claims.ts';
import type { RecordProblem } from './record-facts.ts';

export function factProblem(error: ClaimProblem | KeyUsedOtherwise): Problem {
  switch (error.code) {
    case 'unknown_claims':
    case 'claim_withdrawn':
    case 'judges_itself':
    case 'reason_needed':
    case 'reason_is_personal':
    case 'agreed_too_early':
      return claimProblem(error);
    case 'not_found':
      return NOT_FOUND;
    case 'not_allowed':
      return { code: error.code, data: { role: error.role }, ...notAllowed(error.role) };
    case 'idempotency_conflict':
      return { code: error.code, data: { key: error.key }, ...usedOtherwise() };
    case 'amounts_too_large':
      return { code: error.code, data: null, ...tooLarge() };
    case 'recorded_in_future': {
      const data = { id: error.id, recorded: error.recorded, today: error.today };
      const nl = `Gegeven "${error.id}" is volgens het bestand opgeschreven op ${error.recorded}, en dat is na vandaag (${error.today}). Verbeter "recorded" of laat het leeg.`;
      const en = `By the file, fact "${error.id}" was written down on ${error.recorded}, and that is after today (${error.today}). Correct "recorded" or leave it empty.`;
      return { code: error.code, data, status: 422, nl, en };
    }
    case 'said_by_others': {
      const nl = `"${error.id}" is aangeleverd door ${error.by}, en alleen die organisatie verandert het. Vraag het daar, of haal de rij weg.`;
      const en = `"${error.id}" was handed in by ${error.by}, and only that organisation changes it. Ask there, or remove the row.`;
      return { code: error.code, data: { id: error.id, by: error.by }, status: 403, nl, en };
    }
    case 'file_has_issues':
      return factIssuesProblem(error.issues);
    case 'no_facts':
      return {
        code: error.code,
        data: null,
        status: 422,
        nl: 'Er staat geen enkele goede regel in dit bestand. Verbeter de regels met een melding en probeer het opnieuw.',
        en: 'There is not one good row in this file. Correct the rows with a message and try again.',
      };
  }
}

/** Too much is waiting: how many files stand before, and when to come back. */
export function busyProblem({ ahead, retryAfter }: Busy): Problem {
  const nl = `Er wachten al ${ahead} bestanden op verwerking. Er is niets bewaard. Probeer het over ${retryAfter} seconden opnieuw.`;
  const en = `${ahead} files are waiting to be processed. Nothing was saved. Try again in ${retryAfter} seconds.`;
  return { code: 'busy', status: 503, retryAfter, data: { ahead, retryAfter }, nl, en };
}

/** A file with rows that are wrong: the first in words, all of them with their place. */
export function factIssuesProblem(issues: readonly FactIssue[]): Problem {
  const [first] = issues;
  const data = {
    issues: issues.slice(0, 200).map((issue) => ({ ...issue, nl: renderFactIssue(issue, 'nl'), en: renderFactIssue(issue, 'en') })),
    count: issues.length,
  };
  const words =
    first === undefined
      ? { nl: 'Er klopt iets niet in dit bestand.', en: 'Something is wrong in this file.' }
      : { nl: renderFactIssue(first, 'nl'), en: renderFactIssue(first, 'en') };
  return { code: 'file_has_issues', status: 422, data, ...words };
}

type OnClaims = Exclude<ClaimProblem, RecordProblem>;

function claimProblem(error: OnClaims): Problem {
  const { code, ...data } = error;
  return { code, data, status: code === 'unknown_claims' ? 404 : code === 'judges_itself' ? 403 : 422, ...claimWords(error) };
}

function claimWords(error: OnClaims): { readonly nl: string; readonly en: string } {
  switch (error.code) {
    case 'unknown_claims':
      return {
        nl: `Deze claim is er niet (meer): ${error.ids[0] ?? ''}. Laad de pagina opnieuw.`,
        en: `This claim is not there (any more): ${error.ids[0] ?? ''}. Load the page again.`,
      };
    case 'claim_withdrawn':
      return {
        nl: `De claim ${error.ids[0] ?? ''} is ingetrokken; daar valt niets meer over te oordelen. Laad de pagina opnieuw.`,
        en: `The claim ${error.ids[0] ?? ''} was withdrawn, so there is nothing left to judge. Load the page again.`,
      };
    case 'judges_itself':
      return {
        nl: 'Jouw organisatie levert in dit contract ook zelf, dus oordeelt een andere beoordelaar. Vraag het aan die ander.',
        en: 'Your organisation also delivers in this contract, so another assessor judges. Ask that other one.',
      };
    case 'reason_needed':
      return { nl: 'Schrijf erbij waarom je afkeurt. De uitvoerder leest het.', en: 'Write why you reject it. The provider reads it.' };
    case 'reason_is_personal':
      return {
        nl: 'In de reden lijken gegevens van een mens te staan. Schrijf de reden zonder naam, nummer of adres.',
        en: 'The reason seems to hold details of a person. Write the reason without a name, number or address.',
      };
    case 'agreed_too_early':
      return {
        nl: `De claim ${error.id} gebeurde op ${error.day} en kan niet eerder ontvangen zijn. Laad de pagina opnieuw.`,
        en: `The claim ${error.id} happened on ${error.day} and cannot have been received before. Load the page again.`,
      };
  }
}
