import { namesIn, parseFormula } from './formula-parse.ts';
import type { Rule, TermSheet } from './terms.ts';
import { formulasOf } from './terms-check-formulas.ts';
import type { Text } from './terms-parts.ts';

/** What the outcomes of a sheet are for, besides being paid claim by claim. */
export type OutcomeUse = {
  /** Some formula counts them: count(job). */
  readonly counted: ReadonlySet<string>;
  /** A step on the way to another outcome, or a part of the whole of which another is a share. */
  readonly steps: ReadonlySet<string>;
};

const uses = new WeakMap<TermSheet, OutcomeUse>();

export function outcomeUse(sheet: TermSheet): OutcomeUse {
  const known = uses.get(sheet);
  if (known !== undefined) return known;
  const made = { counted: new Set(formulasOf(sheet).flatMap(({ text }) => countedIn(text))), steps: new Set(stepsOf(sheet)) };
  uses.set(sheet, made);
  return made;
}

const COUNTS: ReadonlySet<string> = new Set(['count', 'quantity', 'people', 'total']);

function countedIn(text: string): readonly string[] {
  const parsed = parseFormula(text);
  if (!parsed.ok) return [];
  return namesIn(parsed.value).flatMap((part) => {
    const [first] = part.kind === 'call' && COUNTS.has(part.name) ? part.inputs : [];
    return first?.kind === 'name' ? [first.id] : [];
  });
}

function stepsOf(sheet: TermSheet): readonly string[] {
  return [
    ...sheet.outcomes.flatMap((outcome) => [...outcome.requires, ...(outcome.since ?? []).map((since) => since.step)]),
    ...sheet.limits.flatMap((limit) => limit.among ?? []),
  ];
}

/** What has no title is called by its id, as everywhere: hoogste_bedrag is read as hoogste bedrag. */
export function spelled(id: string): string {
  return id.replaceAll('_', ' ');
}

/** A rule without a title is called after its outcomes; after the first of them and how many more when there are many. */
export function titleOfRule(sheet: Pick<TermSheet, 'outcomes'>, rule: Rule): Text | undefined {
  if (rule.title !== undefined) return rule.title;
  const titles = outcomesOfRule(rule).flatMap((id) => sheet.outcomes.find((outcome) => outcome.id === id)?.title ?? []);
  const [first] = titles;
  if (first === undefined || titles.length === 1) return first;
  return { nl: joined(titles, 'nl'), en: joined(titles, 'en') };
}

/** The outcomes of a group that may have been paid before these: all of it when they are the whole group. Undefined for what is no group. */
export function paidBefore(sheet: Pick<TermSheet, 'outcomes' | 'alternatives'>, group: string, own: ReadonlySet<string>): Text | undefined {
  const ids = sheet.alternatives.find((entry) => entry.id === group)?.outcomes ?? [];
  const others = ids.some((id) => !own.has(id)) ? ids.filter((id) => !own.has(id)) : ids;
  const titles = others.map((id) => sheet.outcomes.find((outcome) => outcome.id === id)?.title ?? id);
  const say = (language: 'nl' | 'en', or: string): string =>
    listed(
      titles.map((title) => (typeof title === 'string' ? title : title[language])),
      or,
    );
  return titles.length === 0 ? undefined : { nl: say('nl', 'of'), en: say('en', 'or') };
}

function listed(names: readonly string[], joiner: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${joiner} ${names.at(-1) ?? ''}`;
}

const MOST_NAMED = 3;

function joined(titles: readonly Text[], language: 'nl' | 'en'): string {
  const texts = titles.map((title) => (typeof title === 'string' ? title : title[language]));
  const and = language === 'nl' ? 'en' : 'and';
  const more = language === 'nl' ? 'andere' : 'others';
  const named = texts.length <= MOST_NAMED ? texts : [texts[0] ?? '', `${texts.length - 1} ${more}`];
  return listed(named, and);
}

export function outcomesOfRule(rule: Rule): readonly string[] {
  return rule.outcomes ?? (rule.outcome === undefined ? [] : [rule.outcome]);
}
