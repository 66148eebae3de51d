import { type Language, textIn, wordsFor } from '../../../engine/messages-words.ts';
import { paidBefore, titleOfRule } from '../../../engine/outcome-use.ts';
import type { Line } from '../../../engine/statement.ts';
import type { Role, TermSheet } from '../../../engine/terms.ts';
import { booksWords } from './words-books.ts';

/** What this screen needs of a contract: who takes part, and the words of its terms. */
export type ContractNames = {
  readonly parties: readonly { readonly key: string; readonly name: string; readonly role: Role }[];
  /** Oldest first; empty for who does not see the terms. */
  readonly versions: readonly { readonly version: number; readonly sheet: TermSheet }[];
};

/** Names as people read them, in one language. An id without a name is shown with spaces. */
export type Names = {
  readonly language: Language;
  readonly party: (key: string) => string;
  readonly parties: (keys: readonly string[], joiner: 'and' | 'or') => string;
  /** "Gemeente Linde en Zorgfonds": who holds one of these roles; `or` for a choice between them. */
  readonly roles: (roles: readonly Role[], joiner: 'and' | 'or') => string;
  readonly line: (line: Pick<Line, 'rule' | 'version'>) => string;
  readonly outcome: (id: string) => string;
  readonly limit: (id: string) => string;
  /** Of what lowered a line and is no limit but a group of alternatives: what was paid for before. */
  readonly paidBefore: (cut: string, line: Pick<Line, 'outcome' | 'outcomes' | 'version'>) => string | undefined;
  /** How many rules of the terms pay for an outcome. */
  readonly rulesOf: (outcome: string, version: number) => number;
};

export function namesOf(contract: ContractNames, language: Language): Names {
  const sheets = contract.versions.map((entry) => entry.sheet).toReversed();
  const sheetOf = (version: number) => contract.versions.find((entry) => entry.version === version)?.sheet ?? sheets[0];
  const first = (find: (sheet: TermSheet) => string | undefined, id: string): string =>
    sheets.map(find).find((name) => name !== undefined && name !== '') ?? spaced(id);
  const party = (key: string): string => contract.parties.find((entry) => entry.key === key)?.name ?? spaced(key);
  return {
    language,
    party,
    parties: (keys, joiner) => listed(keys.map(party), joiner, language),
    roles: (roles, joiner) => listed(rolesHeldBy(contract, roles), joiner, language),
    line: ({ rule, version }) =>
      (rule === 'late_interest' ? booksWords[language].entries.kinds.late_interest : undefined) ??
      lineTitle(sheetOf(version), rule, language) ??
      first((sheet) => lineTitle(sheet, rule, language), rule),
    outcome: (id) => first((sheet) => outcomeTitle(sheet, id, language) ?? lineTitle(sheet, id, language), id),
    limit: (id) => first((sheet) => limitTitle(sheet, id, language), id),
    paidBefore: (cut, line) => {
      const sheet = sheetOf(line.version);
      const before = sheet === undefined ? undefined : paidBefore(sheet, cut, reachedOn(line));
      return before === undefined ? undefined : textIn(before, language);
    },
    rulesOf: (outcome, version) =>
      (sheetOf(version)?.rules ?? []).filter((rule) => rule.outcome === outcome || rule.outcomes?.includes(outcome) === true).length,
  };
}

function reachedOn({ outcome, outcomes = [] }: Pick<Line, 'outcome' | 'outcomes'>): ReadonlySet<string> {
  return new Set(outcome === undefined ? outcomes.map((entry) => entry.outcome) : [outcome]);
}

function spaced(id: string): string {
  return id.replaceAll('_', ' ');
}

function rolesHeldBy(contract: ContractNames, roles: readonly Role[]): readonly string[] {
  return [...new Set(roles.flatMap((role) => contract.parties.filter((party) => party.role === role).map((party) => party.name)))];
}

function listed(names: readonly string[], joiner: 'and' | 'or', language: Language): string {
  const words = { nl: { and: 'en', or: 'of' }, en: { and: 'and', or: 'or' } }[language];
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${words[joiner]} ${names.at(-1) ?? ''}`;
}

/** A rule without a title is called after its outcomes; a floor, fee or deduction has its own. */
function lineTitle(sheet: TermSheet | undefined, id: string, language: Language): string | undefined {
  if (sheet === undefined) return undefined;
  const rule = sheet.rules.find((entry) => entry.id === id);
  const ruleTitle = rule === undefined ? undefined : titleOfRule(sheet, rule);
  if (rule !== undefined) return ruleTitle === undefined ? undefined : textIn(ruleTitle, language);
  const other = [...sheet.fees, ...sheet.deductions, ...sheet.limits].find((entry) => entry.id === id);
  return other?.title === undefined ? undefined : textIn(other.title, language);
}

function outcomeTitle(sheet: TermSheet, id: string, language: Language): string | undefined {
  const outcome = sheet.outcomes.find((entry) => entry.id === id);
  return outcome === undefined ? undefined : textIn(outcome.title, language);
}

function limitTitle(sheet: TermSheet, id: string, language: Language): string | undefined {
  const limit = sheet.limits.find((entry) => entry.id === id);
  return limit === undefined ? undefined : textIn(limit.title, language);
}

/** "1.234,5" for decimal text; see engine/messages-words.ts. */
export function numberIn(text: string, language: Language): string {
  return wordsFor(language, 'EUR').number(text);
}
