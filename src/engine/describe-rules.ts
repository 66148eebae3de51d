import { curveWords } from './describe-curve.ts';
import { type Description, type Speaker, sentences } from './describe-speaker.ts';
import { spanOf, spanText } from './spans.ts';
import type { OutcomeTerms, Rule, TermSheet } from './terms.ts';
import type { Curve, Rounding, Share } from './terms-parts.ts';

/** Outcomes, the rules that turn them into money, and the tables that rules use. */

const KEY_FIELDS = ['unit', 'threshold', 'duration', 'evidence', 'verification'] as const;

export function describeOutcomes(speaker: Speaker): readonly Description[] {
  const { sheet, say, words } = speaker;
  const outcomes = sheet.outcomes.map((outcome) => ({ section: 'outcome' as const, id: outcome.id, sentences: outcomeSentences(speaker, outcome) }));
  const alternatives = sheet.alternatives.map((group) => ({
    section: 'alternative' as const,
    id: group.id,
    sentences: sentences(say.oneOf(words.list(group.outcomes.map(speaker.thing))), say.upgrade[group.upgrade]),
  }));
  return [...outcomes, ...alternatives];
}

function outcomeSentences(speaker: Speaker, outcome: OutcomeTerms): readonly string[] {
  const { say, words, sheet } = speaker;
  const { definition, requires, maxPerPerson } = outcome;
  const hold = spanOf({ days: outcome.holdDays, weeks: outcome.holdWeeks, months: outcome.holdMonths });
  const rules = sheet.rules.filter((rule) => outcomesOf(rule).includes(outcome.id));
  const fields = KEY_FIELDS.flatMap((field) =>
    definition[field] === undefined ? [] : [say.field(say.fields[field], words.text(definition[field]))],
  );
  return sentences(
    ...(rules.length === 0 ? [say.noPrice] : rules.flatMap((rule) => worthSentences(speaker, rule))),
    ...fields,
    definition.evidence === undefined ? say.noEvidence : undefined,
    requires.length === 0 ? undefined : say.requires(words.list(requires.map(speaker.thing))),
    maxPerPerson === undefined ? undefined : say.perPerson(String(maxPerPerson)),
    hold === undefined ? undefined : say.hold(spanText(hold, words.language)),
    ...(outcome.since ?? []).flatMap((since) => sinceSentences(speaker, since)),
  );
}

function sinceSentences({ say, words, thing }: Speaker, since: NonNullable<OutcomeTerms['since']>[number]): readonly (string | undefined)[] {
  const step = since.step === 'enrolment' || since.step === 'start' ? say.steps[since.step] : thing(since.step);
  const least = spanOf({ days: since.atLeastDays, weeks: since.atLeastWeeks, months: since.atLeastMonths });
  const most = spanOf({ days: since.atMostDays, weeks: since.atMostWeeks, months: since.atMostMonths });
  return [
    least === undefined ? undefined : say.atLeastAfter(spanText(least, words.language), step),
    most === undefined ? undefined : say.atMostAfter(spanText(most, words.language), step),
  ];
}

function outcomesOf(rule: Rule): readonly string[] {
  return rule.outcomes ?? (rule.outcome === undefined ? [] : [rule.outcome]);
}

export function describeRules(speaker: Speaker): readonly Description[] {
  return speaker.sheet.rules.map((rule) => ({ section: 'rule' as const, id: rule.id, sentences: ruleSentences(speaker, rule) }));
}

function ruleSentences(speaker: Speaker, rule: Rule): readonly string[] {
  const { say, formula } = speaker;
  return sentences(
    ...worthSentences(speaker, rule),
    rule.quantity === undefined ? undefined : say.counted(formula(rule.quantity)),
    rule.when === undefined ? undefined : say.when(formula(rule.when)),
    rule.group === undefined ? undefined : say.onlyGroup(rule.group),
    say.per[rule.per],
    rule.quantityRounding === undefined ? undefined : say.countRounded(...roundingWords(speaker, rule.quantityRounding)),
    rule.rounding === undefined ? undefined : say.amountRounded(...roundingWords(speaker, rule.rounding)),
    indexSentence(speaker, rule),
    payeeSentence(speaker, rule),
    ...(rule.split === undefined ? [] : splitSentences(speaker, rule.split)),
    rule.clause === undefined ? undefined : say.clause(rule.clause),
  );
}

/** What one unit, or the whole, earns. */
function worthSentences(speaker: Speaker, rule: Rule): readonly string[] {
  const { say, words } = speaker;
  const what = subjectWords(speaker, rule);
  if (rule.amount !== undefined) return [say.earnsFormula(what, speaker.amount(rule.amount))];
  const curve = typeof rule.curve === 'string' ? speaker.sheet.curves[rule.curve] : rule.curve;
  if (curve !== undefined) return [say.earnsByCurve(what, curveWords(speaker, curve, 'money'), isMany(rule))];
  if (typeof rule.price === 'string') return [say.earns(what, words.price(rule.price), unitOf(speaker, rule), isMany(rule))];
  return rule.price === undefined ? [] : rule.price.map((row, index) => priceSentence(speaker, rule, { row, isFirst: index === 0 }));
}

function subjectWords(speaker: Speaker, rule: Rule): string {
  if (rule.title !== undefined) return speaker.say.quote(speaker.words.text(rule.title));
  const outcomes = outcomesOf(rule);
  return outcomes.length === 0 ? speaker.thing(rule.id) : speaker.words.list(outcomes.map(speaker.thing));
}

/** Several outcomes by name ask for another verb than one, or than a rule with a title. */
function isMany(rule: Rule): boolean {
  return rule.title === undefined && outcomesOf(rule).length > 1;
}

function unitOf(speaker: Speaker, rule: Rule): string {
  const outcome = speaker.sheet.outcomes.find((entry) => entry.id === outcomesOf(rule)[0]);
  if (outcome !== undefined && outcome.unit !== 'outcome') return outcome.unit;
  return rule.per === 'claim' && rule.quantity === undefined ? speaker.say.claim : speaker.say.unit;
}

type PriceRow = Exclude<Rule['price'], string | undefined>[number];

function priceSentence(speaker: Speaker, rule: Rule, { row, isFirst }: { readonly row: PriceRow; readonly isFirst: boolean }): string {
  const { say, words } = speaker;
  const price = words.price(row.price);
  const who = [
    ...(row.payer === undefined ? [] : [say.claimsOf(speaker.party(row.payer))]),
    ...(row.group === undefined ? [] : [say.group(row.group)]),
  ];
  if (isFirst && who.length === 0) return say.earns(subjectWords(speaker, rule), price, unitOf(speaker, rule), isMany(rule));
  if (who.length === 0)
    return row.from === undefined
      ? say.earns(subjectWords(speaker, rule), price, unitOf(speaker, rule), isMany(rule))
      : say.priceFrom(words.day(row.from), price);
  return say.priceFor(who.join(` ${say.and} `), row.from === undefined ? price : say.from(words.day(row.from), price));
}

export function roundingWords(speaker: Speaker, rounding: Rounding): readonly [string, string] {
  return [speaker.words.number(rounding.to), speaker.say.roundingRules[rounding.rule]];
}

function indexSentence(speaker: Speaker, rule: Rule): string | undefined {
  const index = speaker.sheet.indexation.find((entry) => entry.id === rule.indexed);
  return index === undefined ? undefined : speaker.say.indexed(speaker.formula(index.parameter), speaker.words.number(index.base));
}

function payeeSentence(speaker: Speaker, rule: Rule): string | undefined {
  const { say, party } = speaker;
  if (rule.from !== undefined && rule.to !== undefined) return say.paysTo(party(rule.from), party(rule.to));
  if (rule.from !== undefined) return say.paidBy(party(rule.from));
  return rule.to === undefined ? undefined : say.paidTo(party(rule.to));
}

type Split = NonNullable<Rule['split']>;

/** One sentence for each day from which other shares hold. */
export function splitSentences(speaker: Speaker, split: Split): readonly string[] {
  const plain = split.flatMap((row) => ('party' in row ? [row] : []));
  const dated = split.flatMap((row) =>
    'value' in row ? [speaker.say.sharesFrom(speaker.words.day(row.from), sharesWords(speaker, row.value))] : [],
  );
  return plain.length > 0 ? [sharesWords(speaker, plain), ...dated] : dated;
}

function sharesWords(speaker: Speaker, shares: readonly Share[]): string {
  return speaker.words.list(shares.map((share) => speaker.say.paysShare(speaker.party(share.party), speaker.words.percent(share.share))));
}

/** Tables with a name: of money when a rule pays by them, else of plain numbers. */
export function describeCurves(speaker: Speaker): readonly Description[] {
  const { sheet, say } = speaker;
  return Object.entries(sheet.curves).map(([id, curve]) => ({
    section: 'curve' as const,
    id,
    sentences: sentences(say.curve(speaker.thing(id), curveWords(speaker, curve, curveKind(sheet, id, curve)))),
  }));
}

function curveKind(sheet: TermSheet, id: string, curve: Curve): 'money' | 'number' {
  return curve.kind === 'tiers' || sheet.rules.some((rule) => rule.curve === id) ? 'money' : 'number';
}
