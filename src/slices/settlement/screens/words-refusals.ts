import type { FormulaProblem } from '../../../engine/formula.ts';
import { sentence } from '../../../engine/messages-words.ts';
import { spanOfCode, spanText } from '../../../engine/spans.ts';
import type { RefusalCode } from '../../../engine/statement.ts';

type Data = Readonly<Record<string, string>>;
/** `day` and `outcome` turn a day and the id of an outcome into words. */
export type RefusalSpeech = {
  readonly day: (text: string) => string;
  readonly outcome: (id: string) => string;
  /** A measure or a part of a formula in words. */
  readonly value: (name: string) => string;
  readonly list: (data: Data) => string;
};
type Say = (data: Data, speech: RefusalSpeech) => string;

const of = (data: Data, name: string): string => data[name] ?? '?';

/** "60" is days; "13 weeks" says its unit itself. */
function spanIn(text: string, language: 'nl' | 'en'): string {
  return spanText(spanOfCode(text) ?? { count: Number(text), unit: 'days' }, language);
}

/** "nodig is 1 maand", "nodig zijn 90 dagen". */
function isOrAre(data: Data, language: 'nl' | 'en'): string {
  const isOne = of(data, 'needed').split(' ')[0] === '1';
  return { nl: isOne ? 'is' : 'zijn', en: isOne ? 'is' : 'are' }[language];
}

const STEPS = { nl: { enrolment: 'de inschrijving', start: 'de start' }, en: { enrolment: 'the enrolment', start: 'the start' } } as const;

function stepIn(step: string, speech: RefusalSpeech, language: 'nl' | 'en'): string {
  if (step === 'enrolment' || step === 'start') return STEPS[language][step];
  return language === 'nl' ? `‘${speech.outcome(step)}’` : `“${speech.outcome(step)}”`;
}

type Stuck = FormulaProblem['code'];

/** Where a formula stopped, when it was not for want of a number. */
const stuckNl: Readonly<Record<Stuck, string>> = {
  value_missing: 'Er ontbreekt een getal om het bedrag te berekenen.',
  division_by_zero: 'Er is geen bedrag, want de formule deelt hier door nul. Kijk of de getallen kloppen, of pas de formule aan.',
  not_a_number: 'Er is geen bedrag, want de formule vindt ‘ja’ of ‘nee’ waar zij een getal nodig heeft.',
  not_a_condition: 'Er is geen bedrag, want de voorwaarde vindt een getal waar zij ‘ja’ of ‘nee’ nodig heeft.',
  unknown_function: 'Er is geen bedrag, want de formule gebruikt een functie die niet bestaat.',
  wrong_inputs: 'Er is geen bedrag, want een functie in de formule krijgt een waarde waar zij niets mee kan, zoals afronden op nul.',
};
const stuckEn: Readonly<Record<Stuck, string>> = {
  value_missing: 'A number is missing to work out the amount.',
  division_by_zero: 'There is no amount, because the formula divides by zero here. See whether the numbers are right, or change the formula.',
  not_a_number: 'There is no amount, because the formula finds yes or no where it needs a number.',
  not_a_condition: 'There is no amount, because the condition finds a number where it needs yes or no.',
  unknown_function: 'There is no amount, because the formula uses a function that does not exist.',
  wrong_inputs: 'There is no amount, because a function in the formula gets a value that it cannot use, such as rounding to zero.',
};

const isCode = (text: string): text is Stuck => Object.hasOwn(stuckNl, text);
const stuckOn = ({ problem = '' }: Data): Stuck => (isCode(problem) ? problem : 'value_missing');
const isStuck = (data: Data): boolean => stuckOn(data) !== 'value_missing';

/** Not the value of a measure that is called "problem": that would be a number. */
const isNeverReported = (data: Data): boolean => data['problem'] === 'value_missing';

/** Reported on an earlier day than it was received. */
const wasInTime = ({ reported, received = '' }: Data): boolean => reported !== undefined && reported < received;

/** Why a claim earns nothing, as sentences for the provider who handed it in. Dutch is the source. */
const nl = {
  title: 'Wat niets opleverde',
  file: 'niets-opgeleverd',
  lead: 'Deze claims tellen niet mee, met de reden. Klopt een reden niet? Verbeter dan het gegeven; het bedrag verandert vanzelf mee.',
  noneButReplaced: 'Alle claims die nu gelden, tellen mee.',
  replaced: (count: number) => (count === 1 ? '1 rij is vervangen door een latere' : `${count} rijen zijn vervangen door een latere`),
  caption: 'Claims die niet meetellen',
  none: 'Alle claims tellen mee.',
  claim: 'Claim',
  subject: 'Pseudoniem',
  outcome: 'Uitkomst',
  reason: 'Reden',
  period: 'Periode',
  wholePeriod: 'de hele periode',
  download: 'Download',
  reasons: {
    not_accepted: (data) =>
      data['verdict'] === 'claimed'
        ? 'De beoordelaar heeft nog niet geoordeeld.'
        : data['reason'] === undefined
          ? 'De beoordelaar keurde de claim niet goed.'
          : `De beoordelaar keurde de claim niet goed: ${data['reason']}.`,
    withdrawn: (data) => (data['reason'] === undefined ? 'De claim is ingetrokken.' : `De claim is ingetrokken: ${data['reason']}.`),
    superseded: (data, speech) => `Vervangen door een latere versie van deze claim. Deze was vastgelegd op ${speech.day(of(data, 'recorded'))}.`,
    duplicate: (data) => `Dezelfde persoon had deze uitkomst al met volgnummer ${of(data, 'sequence')}.`,
    outside_period: (data, speech) => `De dag ${speech.day(of(data, 'day'))} valt buiten de looptijd van het contract.`,
    contract_ended: (data, speech) =>
      `De dag ${speech.day(of(data, 'day'))} is na het einde van het contract: het stopte eerder, op ${speech.day(of(data, 'ended'))}.`,
    too_late: (data, speech) =>
      data['received'] === undefined
        ? `Te laat gemeld: na ${spanIn(of(data, 'days'), 'nl')}, en het mag tot ${spanIn(of(data, 'allowed'), 'nl')}.`
        : `Te laat ontvangen, op ${speech.day(data['received'])}: na ${spanIn(of(data, 'days'), 'nl')}, en het mag tot ${spanIn(of(data, 'allowed'), 'nl')}.${wasInTime(data) ? ` Volgens de melding was het ${speech.day(of(data, 'reported'))}; dat telt pas als de betaler ermee akkoord gaat.` : ''}`,
    not_enrolled: () => 'Deze persoon is niet ingeschreven.',
    before_enrolment: (data, speech) => `De uitkomst was vóór de inschrijving op ${speech.day(of(data, 'enrolled'))}.`,
    cohort_full: (data) => `De groep was vol: er doen hoogstens ${of(data, 'maximum')} mensen mee.`,
    step_missing: (data, speech) => `Eerst moet ${stepIn(of(data, 'step'), speech, 'nl')} zijn behaald.`,
    too_soon_after: (data, speech) =>
      `Te vroeg: dit telt pas ${spanIn(of(data, 'least'), 'nl')} na ${stepIn(of(data, 'step'), speech, 'nl')} (${speech.day(of(data, 'from'))}), dus vanaf ${speech.day(of(data, 'earliest'))}.`,
    too_long_after: (data, speech) =>
      `Te laat: dit telt tot en met ${spanIn(of(data, 'most'), 'nl')} na ${stepIn(of(data, 'step'), speech, 'nl')} (${speech.day(of(data, 'from'))}), dus tot en met ${speech.day(of(data, 'latest'))}.`,
    too_many_claims: (data) => `Deze uitkomst telt per persoon hoogstens ${of(data, 'maximum')} keer.`,
    held_too_short: (data) =>
      data['start'] === '-'
        ? `Er is geen startdag bekend; nodig ${isOrAre(data, 'nl')} ${spanIn(of(data, 'needed'), 'nl')}.`
        : `Het duurde ${spanIn(of(data, 'held'), 'nl')}, en nodig ${isOrAre(data, 'nl')} ${spanIn(of(data, 'needed'), 'nl')}.`,
    alternative_paid: (data, speech) => `Voor deze persoon is al ‘${speech.outcome(of(data, 'chosen'))}’ betaald; één van beide telt.`,
    unknown_outcome: () => 'De afspraken kennen deze uitkomst niet.',
    no_rule: (data) =>
      data['group'] === undefined
        ? 'Geen enkele regel in de afspraken betaalt hiervoor.'
        : `Geen enkele regel in de afspraken betaalt hiervoor voor de groep ‘${data['group']}’.`,
    value_missing: (data, speech) =>
      data['name'] === undefined || isStuck(data)
        ? stuckNl[stuckOn(data)]
        : `Er ontbreekt een getal: ${speech.value(data['name'])}. Daarom is er nog geen bedrag.`,
    condition_not_met: (data, speech) =>
      isNeverReported(data)
        ? `De voorwaarde is niet gehaald: ‘${speech.value(of(data, 'name'))}’ is nooit gemeld.`
        : `De voorwaarde is niet gehaald${Object.keys(data).length === 0 ? '' : `: ${speech.list(data)}`}.`,
  } satisfies Record<RefusalCode, Say>,
};

const en: typeof nl = {
  title: 'What earned nothing',
  file: 'earned-nothing',
  lead: 'These claims do not count, with the reason. Is a reason wrong? Correct the fact and the amount follows by itself.',
  noneButReplaced: 'All claims that hold now count.',
  replaced: (count) => (count === 1 ? '1 row was replaced by a later one' : `${count} rows were replaced by a later one`),
  caption: 'Claims that do not count',
  none: 'All claims count.',
  claim: 'Claim',
  subject: 'Pseudonym',
  outcome: 'Outcome',
  reason: 'Reason',
  period: 'Period',
  wholePeriod: 'the whole period',
  download: 'Download',
  reasons: {
    not_accepted: (data) =>
      data['verdict'] === 'claimed'
        ? 'The assessor has not judged it yet.'
        : data['reason'] === undefined
          ? 'The assessor did not accept the claim.'
          : `The assessor did not accept the claim: ${data['reason']}.`,
    withdrawn: (data) => (data['reason'] === undefined ? 'The claim was withdrawn.' : `The claim was withdrawn: ${data['reason']}.`),
    superseded: (data, speech) => `Replaced by a later version of this claim. This one was recorded on ${speech.day(of(data, 'recorded'))}.`,
    duplicate: (data) => `The same person had this outcome already with sequence number ${of(data, 'sequence')}.`,
    outside_period: (data, speech) => `The day ${speech.day(of(data, 'day'))} is outside the term of the contract.`,
    contract_ended: (data, speech) =>
      `The day ${speech.day(of(data, 'day'))} is after the end of the contract: it ended early, on ${speech.day(of(data, 'ended'))}.`,
    too_late: (data, speech) =>
      data['received'] === undefined
        ? `Reported too late: after ${spanIn(of(data, 'days'), 'en')}, and ${spanIn(of(data, 'allowed'), 'en')} are allowed.`
        : `Received too late, on ${speech.day(data['received'])}: after ${spanIn(of(data, 'days'), 'en')}, and ${spanIn(of(data, 'allowed'), 'en')} are allowed.${wasInTime(data) ? ` By the report it was ${speech.day(of(data, 'reported'))}; that counts once the payer agrees.` : ''}`,
    not_enrolled: () => 'This person is not enrolled.',
    before_enrolment: (data, speech) => `The outcome was before the enrolment on ${speech.day(of(data, 'enrolled'))}.`,
    cohort_full: (data) => `The group was full: at most ${of(data, 'maximum')} people take part.`,
    step_missing: (data, speech) => `${sentence(stepIn(of(data, 'step'), speech, 'en'))} has to be reached first.`,
    too_soon_after: (data, speech) =>
      `Too soon: this counts only ${spanIn(of(data, 'least'), 'en')} after ${stepIn(of(data, 'step'), speech, 'en')} (${speech.day(of(data, 'from'))}), so from ${speech.day(of(data, 'earliest'))}.`,
    too_long_after: (data, speech) =>
      `Too late: this counts up to ${spanIn(of(data, 'most'), 'en')} after ${stepIn(of(data, 'step'), speech, 'en')} (${speech.day(of(data, 'from'))}), so up to ${speech.day(of(data, 'latest'))}.`,
    too_many_claims: (data) => `This outcome counts at most ${of(data, 'maximum')} times a person.`,
    held_too_short: (data) =>
      data['start'] === '-'
        ? `No start day is known; ${spanIn(of(data, 'needed'), 'en')} ${isOrAre(data, 'en')} needed.`
        : `It lasted ${spanIn(of(data, 'held'), 'en')}, and ${spanIn(of(data, 'needed'), 'en')} ${isOrAre(data, 'en')} needed.`,
    alternative_paid: (data, speech) => `“${speech.outcome(of(data, 'chosen'))}” was paid for this person already; one of the two counts.`,
    unknown_outcome: () => 'The terms do not know this outcome.',
    no_rule: (data) =>
      data['group'] === undefined ? 'No rule in the terms pays for this.' : `No rule in the terms pays for this for the group ‘${data['group']}’.`,
    value_missing: (data, speech) =>
      data['name'] === undefined || isStuck(data)
        ? stuckEn[stuckOn(data)]
        : `A number is missing: ${speech.value(data['name'])}. So there is no amount yet.`,
    condition_not_met: (data, speech) =>
      isNeverReported(data)
        ? `The condition was not met: “${speech.value(of(data, 'name'))}” was never reported.`
        : `The condition was not met${Object.keys(data).length === 0 ? '' : `: ${speech.list(data)}`}.`,
  },
};

export const refusalWords = { nl, en };
