import type { Facts, Measure } from './facts.ts';
import { ID_FUNCTIONS } from './formula.ts';
import { knownDay } from './known-facts.ts';
import { namesIn, parseFormula } from './formula-parse.ts';
import type { ExplainNode } from './explain-node.ts';
import { minorDigits } from './money.ts';
import { outcomesOfRule, spelled, titleOfRule } from './outcome-use.ts';
import { must } from './result.ts';
import type { Line, Part, Statement, StatementPeriod } from './statement.ts';
import type { Contract, Deduction, Fee, Limit, OutcomeTerms, Rule, TermSheet } from './terms.ts';
import type { Text } from './terms-parts.ts';

/** What the explanation of one statement looks up: made once per statement, kept as long as the statement is. */
export type ExplainIndex = {
  readonly contract: TermSheet | Contract;
  readonly facts: Facts | undefined;
  readonly statement: Statement;
  readonly digits: number;
  readonly lines: ReadonlyMap<string, Line>;
  /** The lines that share one sum. */
  readonly shares: ReadonlyMap<Part, readonly Line[]>;
  readonly periods: ReadonlyMap<string, StatementPeriod>;
  readonly sheets: ReadonlyMap<number, SheetIndex>;
  readonly measures: ReadonlyMap<string, readonly Measure[]>;
  /** Nodes made so far: a claim in a line and the claim itself are one node, and the payers of a sum look at one sum. */
  readonly values: (ExplainNode | undefined)[];
  readonly parts: Map<Part, ExplainNode>;
};

export type SheetIndex = {
  readonly sheet: TermSheet;
  readonly rules: ReadonlyMap<string, RuleWords>;
  readonly outcomes: ReadonlyMap<string, OutcomeTerms>;
  readonly limits: ReadonlyMap<string, Limit>;
  readonly fees: ReadonlyMap<string, Fee>;
  readonly deductions: ReadonlyMap<string, Deduction>;
  readonly parties: ReadonlyMap<string, string>;
  /** Titles of rules and outcomes; where they share an id, of the outcome. */
  readonly titles: ReadonlyMap<string, Text>;
  /** What each formula names, found once. */
  readonly named: Map<string, Names | undefined>;
};

type Names = NonNullable<ExplainNode['names']>;

export type RuleWords = { readonly rule: Rule; readonly title: Text; readonly unit: string };

const indexes = new WeakMap<Statement, ExplainIndex>();

export function explainIndex(contract: TermSheet | Contract, statement: Statement, facts: Facts | undefined): ExplainIndex {
  const known = indexes.get(statement);
  if (known !== undefined && known.contract === contract && (facts === undefined || known.facts === facts)) return known;
  const index = makeIndex(contract, statement, facts);
  indexes.set(statement, index);
  return index;
}

function makeIndex(contract: TermSheet | Contract, statement: Statement, facts: Facts | undefined): ExplainIndex {
  const sheets = 'lente' in contract ? [contract] : contract;
  return {
    contract,
    facts,
    statement,
    digits: minorDigits(statement.currency),
    lines: new Map(statement.lines.map((line) => [line.key, line])),
    shares: Map.groupBy(statement.lines, (line) => line.part),
    periods: new Map(statement.periods.map((period) => [period.key, period])),
    sheets: new Map(sheets.map((sheet) => [sheet.version, indexSheet(sheet)])),
    measures: measuresByName(facts, statement),
    values: [],
    parts: new Map(),
  };
}

function indexSheet(sheet: TermSheet): SheetIndex {
  const outcomes = byId(sheet.outcomes);
  const rules = new Map(sheet.rules.map((rule) => [rule.id, ruleWords(sheet, rule, outcomes)]));
  return {
    sheet,
    rules,
    titles: new Map([
      ...[...rules].map(([id, words]) => [id, words.title] as const),
      ...sheet.outcomes.map((outcome) => [outcome.id, outcome.title] as const),
    ]),
    named: new Map(),
    outcomes,
    limits: byId(sheet.limits),
    fees: byId(sheet.fees),
    deductions: byId(sheet.deductions),
    parties: new Map(sheet.parties.map((party) => [party.id, party.name])),
  };
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** A unit is told only when all outcomes of the rule have the same. */
function ruleWords(sheet: TermSheet, rule: Rule, outcomes: ReadonlyMap<string, OutcomeTerms>): RuleWords {
  const units = new Set(outcomesOfRule(rule).map((id) => outcomes.get(id)?.unit));
  const [unit] = units.size === 1 ? units : [];
  return { rule, title: titleOfRule(sheet, rule) ?? spelled(rule.id), unit: unit ?? 'outcome' };
}

/** Only what was known: of this series, and known on the day of the statement. */
function measuresByName(facts: Facts | undefined, statement: Statement): ReadonlyMap<string, readonly Measure[]> {
  const known = (facts?.measures ?? []).filter((measure) => measure.series === statement.series && knownDay(measure) <= statement.asOf);
  return Map.groupBy(known, (measure) => measure.name);
}

/** The terms of the version with which a period was settled; a version that was not handed in falls back to the last one. */
export function sheetOf(index: ExplainIndex, version: number): SheetIndex {
  return index.sheets.get(version) ?? must([...index.sheets.values()].at(-1), 'sheet');
}

/** What the ids inside a formula's functions are called: count(job) is about "A job". Undefined when it names nothing that has a title. */
export function namesInFormula(sheet: SheetIndex, text: string): Names | undefined {
  if (!text.includes('(')) return undefined;
  if (!sheet.named.has(text)) sheet.named.set(text, makeNames(sheet, text));
  return sheet.named.get(text);
}

function makeNames(sheet: SheetIndex, text: string): Names | undefined {
  const parsed = parseFormula(text);
  const calls = parsed.ok ? namesIn(parsed.value).flatMap((part) => (part.kind === 'call' && ID_FUNCTIONS.has(part.name) ? part.inputs : [])) : [];
  const named = calls.flatMap((input) => {
    const title = input.kind === 'name' ? sheet.titles.get(input.id) : undefined;
    return input.kind === 'name' && title !== undefined ? [[input.id, title] as const] : [];
  });
  return named.length === 0 ? undefined : Object.fromEntries(named);
}

export function partyName(sheet: SheetIndex, party: string): string {
  return sheet.parties.get(party) ?? party;
}
