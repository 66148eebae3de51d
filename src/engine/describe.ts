import { firstOfYear } from './calendar.ts';
import { describeCapital } from './describe-capital.ts';
import { describeLimits } from './describe-limits.ts';
import { describeCurves, describeOutcomes, describeRules, roundingWords } from './describe-rules.ts';
import { type Description, type Speaker, sentences, speakerFor } from './describe-speaker.ts';
import type { Language } from './messages-words.ts';
import { endingEvents } from './name-use.ts';
import { claimWithin, spanText } from './spans.ts';
import type { TermSheet } from './terms.ts';

export type { Description, Section } from './describe-speaker.ts';

/**
 * A term sheet in plain words: each party, outcome, rule, limit, fee, share, tranche and step in a few sentences that anybody can read.
 * In: a checked sheet. Out: in the order in which people ask: what, who, when, how much, at most how much, and who gets it.
 */
export function describeSheet(sheet: TermSheet, language: Language): readonly Description[] {
  const speaker = speakerFor(sheet, language);
  return [
    { section: 'contract', id: sheet.contract, sentences: contractSentences(speaker) },
    ...sheet.parties.map((party) => ({ section: 'party' as const, id: party.id, sentences: partySentences(speaker, party) })),
    { section: 'calendar', id: 'calendar', sentences: calendarSentences(speaker) },
    ...describeOutcomes(speaker),
    ...describeRules(speaker),
    ...describeCurves(speaker),
    ...describeLimits(speaker),
    ...describeCapital(speaker),
  ];
}

function contractSentences(speaker: Speaker): readonly string[] {
  const { sheet, say, words } = speaker;
  return sentences(
    sheet.promise === undefined ? undefined : words.text(sheet.promise),
    say.form[sheet.form],
    sheet.reason === undefined ? undefined : say.reason(words.text(sheet.reason)),
    say.term(words.day(sheet.period.from), words.day(sheet.period.to)),
    sheet.version === 1 ? undefined : say.version(String(sheet.version), words.day(sheet.effective ?? sheet.period.from)),
    sheet.afterwards === undefined ? undefined : say.afterwards(words.text(sheet.afterwards)),
  );
}

function partySentences(speaker: Speaker, party: TermSheet['parties'][number]): readonly string[] {
  const { say, words } = speaker;
  return sentences(say.party(party.name, words.list(party.roles.map((role) => say.roles[role]))));
}

function calendarSentences(speaker: Speaker): readonly string[] {
  const { sheet, say, words } = speaker;
  const { calendar, cohort, rounding } = sheet;
  const ends = calendar.ends === undefined ? say.every[calendar.every] : say.ends(words.list([...calendar.ends, sheet.period.to].map(words.day)));
  const isAligned = calendar.align === 'year' && calendar.ends === undefined && calendar.every !== 'once';
  const within = claimWithin(calendar);
  return sentences(
    ends,
    isAligned ? say.aligned(words.year(calendar.year ?? 'contract', firstOfYear(calendar.year, sheet.period.from))) : undefined,
    within === undefined ? undefined : say.claimWithin(spanText(within, words.language)),
    say.paymentTerm(String(calendar.paymentTermDays)),
    say.dueFrom[calendar.dueFrom ?? 'settlement'],
    cohort?.enrolment === 'required' ? say.enrolment : undefined,
    cohort?.maxPeople === undefined ? undefined : say.places(words.number(String(cohort.maxPeople))),
    say.rounding(...roundingWords(speaker, rounding)),
    ...endSentences(speaker),
    sheet.events.length === 0 ? undefined : say.events(words.list(sheet.events.map((event) => eventName(speaker, event.id)))),
  );
}

/** What holds when the contract ends before its last day. What investors then get stands with the capital. */
function endSentences(speaker: Speaker): readonly string[] {
  const { sheet, say } = speaker;
  const [event] = endingEvents(sheet);
  if (event === undefined) return [];
  const { clause } = sheet.termination ?? {};
  const hasFloor = sheet.limits.some((limit) => limit.min !== undefined);
  return [
    say.endsEarly(eventName(speaker, event)),
    ...(sheet.fees.some((fee) => fee.days === undefined && fee.every === 'period' && fee.partial === undefined) ? [say.endsEarlyFees] : []),
    ...(hasFloor ? [say.endsEarlyFloors] : []),
    ...(clause === undefined ? [] : [say.clause(clause)]),
  ];
}

function eventName({ sheet, say, words }: Speaker, id: string): string {
  const title = sheet.events.find((event) => event.id === id)?.title;
  return say.quote(title === undefined ? id.replaceAll('_', ' ') : words.text(title));
}
