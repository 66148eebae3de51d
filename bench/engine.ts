import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { day, fromEpochDay, toEpochDay } from '../src/engine/calendar.ts';
import { explainLine, explainStatement } from '../src/engine/explain.ts';
import type { Claim, Facts } from '../src/engine/facts.ts';
import { assert, must } from '../src/engine/result.ts';
import { settle } from '../src/engine/settle.ts';
import { type TermSheet, termSheetSchema } from '../src/engine/terms.ts';
import { type Figure, inTurn, inTurnBy, median, timed } from './figure.ts';
import { type HandwrittenTerms, settleByHand } from './handwritten.ts';

const OUTCOMES = 20;
export const CLAIMS = 100_000;
const PER_PERSON = 3_000_00;
const PER_OUTCOME = 2_500_000_00;
const IN_TOTAL = 40_000_000_00;
export const AS_OF = day('2023-01-31');
const ROUNDS = 7;

/** 20 outcomes, 12 quarters, limits per person, per outcome and for the contract. */
export function makeSheet(): TermSheet {
  return termSheetSchema.parse({
    lente: 1,
    contract: 'bench',
    title: 'Bench',
    form: 'direct',
    currency: 'EUR',
    parties: [
      { id: 'payer', name: 'Payer', roles: ['commissioner'] },
      { id: 'provider', name: 'Provider', roles: ['provider'] },
    ],
    period: { from: '2020-01-01', to: '2022-12-31' },
    outcomes: Array.from({ length: OUTCOMES }, (_, index) => ({ id: `o${index}`, title: `Outcome ${index}` })),
    rules: Array.from({ length: OUTCOMES }, (_, index) => ({ id: `r${index}`, outcome: `o${index}`, price: priceOf(index) / 100 })),
    limits: [
      { id: 'per_person', each: 'person', max: PER_PERSON / 100 },
      { id: 'per_outcome', each: 'outcome', max: PER_OUTCOME / 100 },
      { id: 'in_total', each: 'contract', max: IN_TOTAL / 100 },
    ],
  });
}

function priceOf(outcome: number): number {
  return 250_00 + outcome * 25_00;
}

const START = toEpochDay(day('2020-01-01'));
const DAYS = toEpochDay(day('2022-12-31')) - START + 1;

/** Spread over days, persons and outcomes by large primes: no chance, no order. */
export function makeClaims(count: number): readonly Claim[] {
  return Array.from({ length: count }, (_, index): Claim => ({
    id: `c${index}`,
    day: fromEpochDay(START + ((index * 7919) % DAYS)),
    series: 'actual',
    outcome: `o${index % OUTCOMES}`,
    subject: `p${(index * 31) % Math.ceil(count / 10)}`,
    sequence: 1 + (Math.floor((index * 31) / Math.ceil(count / 10) / OUTCOMES) % 50),
    quantity: '1',
    verdict: 'accepted',
    values: {},
  }));
}

export function factsOf(claims: readonly Claim[]): Facts {
  return { claims: [...claims], measures: [], events: [], cash: [] };
}

export function run(): readonly Figure[] {
  const sheet = makeSheet();
  const claims = makeClaims(CLAIMS);
  const facts = factsOf(claims);
  const terms: HandwrittenTerms = {
    prices: Array.from({ length: OUTCOMES }, (_, index) => priceOf(index)),
    perPerson: PER_PERSON,
    perOutcome: PER_OUTCOME,
    inTotal: IN_TOTAL,
  };
  checkSameAnswer(sheet, facts, terms);
  return [...settleFigures(sheet, facts, terms), ...explainFigures(sheet, facts), ...millionFigures(sheet, facts, terms)];
}

/** A yardstick that gives another answer measures nothing. */
function checkSameAnswer(sheet: TermSheet, facts: Facts, terms: HandwrittenTerms): void {
  const total = settle(sheet, facts, AS_OF).totals.computed;
  const byHand = settleByHand(terms, facts.claims).total;
  assert(total === byHand, `the loop by hand pays ${byHand}, the engine ${total}`);
}

function settleFigures(sheet: TermSheet, facts: Facts, terms: HandwrittenTerms): readonly Figure[] {
  const pair = inTurn(
    ROUNDS,
    () => settle(sheet, facts, AS_OF),
    () => settleByHand(terms, facts.claims),
  );
  const ratio = pair.first / pair.second;
  const { megabytes } = settleOnce(CLAIMS);
  return [
    {
      name: 'settle 100,000 claims',
      value: Math.round(pair.first),
      unit: 'ms',
      yardstick: `loop by hand ${Math.round(pair.second)} ms (${ratio.toFixed(2)}x)`,
      limit: 'at most 3x',
      meets: ratio <= 3,
    },
    {
      name: 'most memory of a process that does just that',
      value: megabytes,
      unit: 'MB',
      yardstick: '-',
      limit: 'under 400 MB',
      meets: megabytes < 400,
    },
  ];
}

/** A fresh process that makes the claims and settles them once: how long settling took, and the most memory the system ever gave it. */
function settleOnce(count: number): { readonly settleMs: number; readonly megabytes: number } {
  const script = fileURLToPath(new URL('settle-once.ts', import.meta.url));
  const child = spawnSync(process.execPath, [script, String(count)], { encoding: 'utf8' });
  const { settleMs, kilobytes } = onceSchema.parse(JSON.parse(child.stdout));
  return { settleMs, megabytes: Math.round(kilobytes / 1_000) };
}

const onceSchema = z.strictObject({ settleMs: z.number(), kilobytes: z.number() });

function explainFigures(sheet: TermSheet, facts: Facts): readonly Figure[] {
  const pair = inTurn(
    3,
    () => countNodes(sheet, facts),
    () => settle(sheet, facts, AS_OF),
  );
  const statement = settle(sheet, facts, AS_OF);
  const key = must(statement.lines[0], 'line').key;
  const explainAll = pair.first - pair.second;
  explainLine(sheet, statement, key, facts);
  const one = median(Array.from({ length: 50 }, () => timed(() => explainLine(sheet, statement, key, facts))));
  return [
    {
      name: 'explain every amount of that statement',
      value: Math.round(explainAll),
      unit: 'ms',
      yardstick: `settling it ${Math.round(pair.second)} ms (${(explainAll / pair.second).toFixed(2)}x)`,
      limit: 'at most 2x',
      meets: explainAll <= 2 * pair.second,
    },
    { name: 'explain one amount', value: Number(one.toFixed(3)), unit: 'ms', yardstick: '-', limit: 'under 5 ms', meets: one < 5 },
  ];
}

/** Settles anew each time, so that nothing was explained before; walks every node, so that nothing stays undone. */
function countNodes(sheet: TermSheet, facts: Facts): number {
  const all = explainStatement(sheet, settle(sheet, facts, AS_OF), facts);
  return walk(all);
}

function walk(value: unknown): number {
  const stack: unknown[] = [value];
  let count = 0;
  while (stack.length > 0) {
    const top = stack.pop();
    if (top instanceof Map) for (const entry of top.values()) stack.push(entry);
    else if (Array.isArray(top)) for (const entry of top) stack.push(entry);
    else if (typeof top === 'object' && top !== null) {
      count += 1;
      if ('children' in top) stack.push(top.children);
      else for (const entry of Object.values(top)) if (typeof entry === 'object') stack.push(entry);
    }
  }
  return count;
}

/** Beside what the same growth costs the loop by hand: from a certain size on, every step waits for memory, whoever takes it. */
/**
 * Once in a fresh process, as people settle a contract; and again and again in one process, where the smaller one has warmed up and fits in the
 * caches of the processor while the larger one does not: the loop by hand grows as much there.
 */
function millionFigures(sheet: TermSheet, facts: Facts, terms: HandwrittenTerms): readonly Figure[] {
  const once = inTurnBy(
    3,
    () => settleOnce(10 * CLAIMS).settleMs,
    () => settleOnce(CLAIMS).settleMs,
  );
  const ratio = once.first / once.second;
  const million = factsOf(makeClaims(10 * CLAIMS));
  const warm = inTurn(
    2,
    () => settle(sheet, million, AS_OF),
    () => settle(sheet, facts, AS_OF),
  );
  const byHand = inTurn(
    1,
    () => settleByHand(terms, million.claims),
    () => settleByHand(terms, facts.claims),
  );
  return [
    {
      name: 'settle a million claims, each time in a fresh process',
      value: Math.round(once.first),
      unit: 'ms',
      yardstick: `100,000 claims ${Math.round(once.second)} ms (${ratio.toFixed(1)}x)`,
      limit: 'at most 12x',
      meets: ratio <= 12,
    },
    {
      name: 'the same in one process that has warmed up',
      value: Math.round(warm.first),
      unit: 'ms',
      yardstick: `100,000 claims ${Math.round(warm.second)} ms (${(warm.first / warm.second).toFixed(1)}x; the loop by hand ${(byHand.first / byHand.second).toFixed(1)}x)`,
      limit: '-',
      meets: true,
    },
  ];
}
