import type { Day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import { TooLarge } from '../../engine/result.ts';
import { settle } from '../../engine/settle.ts';
import type { Settled, Statement } from '../../engine/statement.ts';
import type { Contract, TermSheet } from '../../engine/terms.ts';
import { type Issue, readTermSheet } from '../../slices/contract/term-sheet.ts';
import { type FactIssue, readFacts } from '../../slices/outcome/fact-file.ts';
import { lastDayOf } from '../../slices/settlement/last-day.ts';

/** What a term sheet and a few facts come to, worked out here and now. Nothing of it is stored. */
export type Trial = {
  readonly sheet: TermSheet | undefined;
  readonly issues: readonly Issue[];
  readonly factIssues: readonly FactIssue[];
  readonly result: TrialResult | undefined;
};

export type TrialResult = { readonly sheet: TermSheet; readonly facts: Facts; readonly statement: Statement };

const TERMS = 'terms.yaml';
const FACTS = 'facts.csv';

/** In: what stands in the two editors. Whether a row counts is for the settlement to say. */
export function tryOut(terms: string, facts: string): Trial {
  const read = readTermSheet(terms, TERMS);
  if (!read.ok) return { sheet: undefined, issues: read.error, factIssues: [], result: undefined };
  const { sheet, warnings } = read.value;
  const reading = facts.trim() === '' ? { facts: NO_FACTS, issues: [] } : readFacts(facts, FACTS, sheet);
  const statement = settledOrNothing([sheet], reading.facts, { asOf: lastDayOf([sheet], reading.facts) });
  return { sheet, issues: warnings, factIssues: reading.issues, result: statement && { sheet, facts: reading.facts, statement } };
}

const NO_FACTS: Facts = { claims: [], measures: [], events: [], cash: [] };

/** Amounts too large for any account are no statement: the engine stops on them, and somebody who types must be able to go on. */
export function settledOrNothing(
  sheets: Contract,
  facts: Facts,
  { asOf, settled = [] }: { readonly asOf: Day; readonly settled?: readonly Settled[] },
): Statement | undefined {
  try {
    return settle(sheets, facts, asOf, { settled });
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return undefined;
  }
}
