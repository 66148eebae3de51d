import type { Refusal, RefusalCode } from '../../engine/statement.ts';

type Language = 'nl' | 'en';
type Sentence = (data: Readonly<Record<string, string>>) => string;

/** Why a claim earns nothing, in words a contract manager understands: the same on screens, in files and on the command line. */
const nl: Readonly<Record<RefusalCode, Sentence>> = {
  not_accepted: (data) => (data['verdict'] === 'rejected' ? `Afgekeurd${because(data)}.` : `Nog niet beoordeeld${because(data)}.`),
  withdrawn: () => 'Ingetrokken door wie hem indiende.',
  superseded: (data) => `Vervangen door een latere opgave (deze was van ${data['recorded'] ?? '?'}).`,
  duplicate: (data) => `Dezelfde claim telt al mee: dezelfde persoon, uitkomst en nummer ${data['sequence'] ?? '?'}.`,
  outside_period: (data) => `De dag ${data['day'] ?? '?'} valt buiten de looptijd van het contract.`,
  too_late: (data) => `Te laat vastgelegd: na ${data['days'] ?? '?'} dagen, het mag tot ${data['allowed'] ?? '?'} dagen.`,
  not_enrolled: () => 'Deze persoon is niet ingeschreven als deelnemer.',
  before_enrolment: (data) => `Van vóór de inschrijving op ${data['enrolled'] ?? '?'}.`,
  cohort_full: (data) => `Alle ${data['maximum'] ?? '?'} plaatsen waren al bezet.`,
  step_missing: (data) => `De stap "${data['step'] ?? '?'}" is nog niet gehaald.`,
  too_many_claims: (data) => `Deze uitkomst telt hoogstens ${data['maximum'] ?? '?'} keer per persoon.`,
  held_too_short: (data) => `Het hield ${data['held'] ?? '?'} dagen; nodig zijn er ${data['needed'] ?? '?'} (start ${data['start'] ?? '?'}).`,
  alternative_paid: (data) => `Voor deze persoon is "${data['chosen'] ?? '?'}" al betaald; een van beide telt.`,
  unknown_outcome: () => 'Het contract kent deze uitkomst niet.',
  value_missing: (data) => `Er ontbreekt een waarde: ${data['name'] ?? data['problem'] ?? '?'}.`,
  condition_not_met: (data) => `Niet aan de voorwaarde voldaan${inputs(data)}.`,
};

const en: Readonly<Record<RefusalCode, Sentence>> = {
  not_accepted: (data) => (data['verdict'] === 'rejected' ? `Rejected${because(data)}.` : `Not judged yet${because(data)}.`),
  withdrawn: () => 'Withdrawn by who made it.',
  superseded: (data) => `Replaced by a later entry (this one was of ${data['recorded'] ?? '?'}).`,
  duplicate: (data) => `The same claim counts already: same person, outcome and number ${data['sequence'] ?? '?'}.`,
  outside_period: (data) => `The day ${data['day'] ?? '?'} is outside the term of the contract.`,
  too_late: (data) => `Recorded too late: after ${data['days'] ?? '?'} days, allowed are ${data['allowed'] ?? '?'}.`,
  not_enrolled: () => 'This person is not enrolled as a participant.',
  before_enrolment: (data) => `From before the enrolment on ${data['enrolled'] ?? '?'}.`,
  cohort_full: (data) => `All ${data['maximum'] ?? '?'} places were taken.`,
  step_missing: (data) => `The step "${data['step'] ?? '?'}" has not been reached yet.`,
  too_many_claims: (data) => `This outcome counts at most ${data['maximum'] ?? '?'} times for one person.`,
  held_too_short: (data) => `It held ${data['held'] ?? '?'} days; ${data['needed'] ?? '?'} are needed (start ${data['start'] ?? '?'}).`,
  alternative_paid: (data) => `"${data['chosen'] ?? '?'}" was paid for this person already; one of the two counts.`,
  unknown_outcome: () => 'The contract does not know this outcome.',
  value_missing: (data) => `A value is missing: ${data['name'] ?? data['problem'] ?? '?'}.`,
  condition_not_met: (data) => `The condition was not met${inputs(data)}.`,
};

function because(data: Readonly<Record<string, string>>): string {
  return data['reason'] === undefined ? '' : `: ${data['reason']}`;
}

function inputs(data: Readonly<Record<string, string>>): string {
  const list = Object.entries(data).map(([name, value]) => `${name} = ${value}`);
  return list.length === 0 ? '' : ` (${list.join(', ')})`;
}

export function refusalSentence(refusal: Pick<Refusal, 'code' | 'data'>, language: Language): string {
  return { nl, en }[language][refusal.code](refusal.data);
}
