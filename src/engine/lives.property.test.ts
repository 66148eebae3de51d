import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from './calendar.ts';
import { describeSheet } from './describe.ts';
import { explainSentences, explainStatement } from './explain.ts';
import type { ExplainNode } from './explain-node.ts';
import type { Claim, Facts } from './facts.ts';
import { comesAfter, knownDay, recordedDay } from './known-facts.ts';
import { anyLifeFacts } from './lives-facts.testing.ts';
import { LADDER, type Life, LATER, PLACE, anyDays, anyLife, anyOneLimit, livesOf } from './lives.testing.ts';
import { overLimits } from './lives-limits.testing.ts';
import { taxIsOneRounding } from './lives-tax.testing.ts';
import { sum } from './money.ts';
import { settle } from './settle.ts';
import type { Line, Part, Settled, Statement } from './statement.ts';
import type { TermSheet } from './terms.ts';
import { makeSheet, shuffled } from './testing.ts';

/** The laws of money for lives that use the whole language. A failure prints the smallest life that breaks one. */

const RUNS = livesOf(100);

function always(law: (life: Life) => void): void {
  fc.assert(fc.property(anyLife, law), RUNS);
}

function alwaysInSteps(law: (life: Life, days: readonly Day[]) => void): void {
  fc.assert(fc.property(anyLife, anyDays, law), RUNS);
}

/** Interest on late payment depends on when something was settled, and so on the steps in between. */
const withoutInterest = (lines: readonly Line[]): readonly Line[] => lines.filter((line) => line.rule !== 'late_interest');

/** Settles on each of these days; every step books what is due then, and the next one gets all that was booked. */
function inSteps({ contract, facts }: Life, days: readonly Day[]): { readonly booked: readonly Settled[]; readonly last: Statement } {
  const booked: Settled[] = [];
  let last = settle(contract, facts, days[0] ?? LATER);
  for (const on of days) {
    last = settle(contract, facts, on, { settled: [...booked], settledOn: () => on });
    for (const { key, period, version, due, dueDay } of last.lines)
      if (due !== 0) booked.push({ key, period, version, amount: due, asOf: on, dueDay });
  }
  return { booked, last };
}

function byKey(booked: readonly Settled[]): ReadonlyMap<string, number> {
  const inAll = new Map<string, number>();
  for (const entry of booked) inAll.set(entry.key, (inAll.get(entry.key) ?? 0) + entry.amount);
  return inAll;
}

describe('whatever happens in a life', { timeout: RUNS.timeout }, () => {
  it('parts sum to the whole, tax is rounded once, and nothing is paid above a limit', () => {
    always(({ contract, facts }) => {
      const statement = settle(contract, facts, LATER);
      expectSums(statement);
      for (const [part, own] of Map.groupBy(statement.lines, (line) => line.part)) expectShared(contract, statement, { part, own });
      expect(taxIsOneRounding(contract, statement)).toEqual([]);
      const [sheet, ...others] = contract;
      if (sheet !== undefined && others.length === 0) expect(overLimits(sheet, statement)).toEqual([]);
      for (const { money, people } of statement.limits ?? []) {
        // A limit that goes down takes nothing back: then more may be used than it allows now.
        if (money !== undefined) expect(money.left).toBe(Math.max(0, money.most - money.used));
        if (people !== undefined) expect(people.left).toBe(Math.max(0, people.most - people.used));
      }
    });
  });

  it('every amount is explained by what it is the sum of, and terms and amounts are said without a hole', () => {
    alwaysInSteps(({ contract, facts }, days) => {
      const { booked } = inSteps({ contract, facts }, days.slice(0, -1));
      const statement = settle(contract, facts, LATER, { settled: booked });
      const { due, totals, lines, items } = explainStatement(contract, statement, facts);
      expect([due, ...totals, ...items].flatMap(unsummed)).toEqual([]);
      expect(lines.map((node) => node.amount)).toEqual(statement.lines.map((line) => line.due));
      for (const language of ['nl', 'en'] as const) {
        const said = [due, ...totals].flatMap((node) => explainSentences(node, language));
        expect(said.join('\n')).not.toMatch(/undefined|NaN|\[object|‘’|“”| {2}/);
        for (const sheet of contract) expect(JSON.stringify(describeSheet(sheet, language))).not.toMatch(/undefined|NaN/);
      }
    });
  });
});

function expectSums({ lines, items, totals }: Statement): void {
  for (const item of items) expect(item.paid + sum(item.cuts.map((cut) => cut.amount))).toBe(item.gross);
  for (const line of lines) expect(line.net + line.tax).toBe(line.computed);
  for (const line of lines.filter((entry) => entry.outcomes !== undefined)) {
    expect(sum((line.outcomes ?? []).map((entry) => entry.net))).toBe(line.net);
    expect(sum((line.outcomes ?? []).map((entry) => entry.computed))).toBe(line.computed);
  }
  for (const cut of [totals.byPayer, totals.byPayee, totals.byPeriod, totals.byOutcome]) expect(sum(Object.values(cut))).toBe(totals.computed);
  expect(new Set(lines.map((line) => line.key)).size).toBe(lines.length);
}

/** A sum is that of its items and of its outcomes, and its payers pay all of it but what a limit of theirs takes. */
function expectShared(contract: readonly TermSheet[], { items }: Statement, made: { readonly part: Part; readonly own: readonly Line[] }): void {
  const { part, own } = made;
  const sheet = contract.find(({ version }) => version === own[0]?.version);
  const isGross = sheet?.tax?.basis === 'gross' && own[0]?.kind !== 'late_interest';
  const shared = own.flatMap((line) => [isGross ? line.computed : line.net, ...line.payerCuts.map((cut) => cut.amount)]);
  expect(sum(shared)).toBe(part.total);
  if (part.items.length > 0) expect(sum(part.items.flatMap((id) => items[id]?.paid ?? []))).toBe(part.total);
  if (part.outcomes === undefined) return;
  expect(sum(part.outcomes.map((entry) => entry.total))).toBe(part.total);
  expect(sum(part.outcomes.map((entry) => entry.gross))).toBe(part.gross);
}

function unsummed(node: ExplainNode): readonly ExplainNode[] {
  const amounts = node.children.flatMap((child) => child.amount ?? []);
  const isWrong = amounts.length > 0 && sum(amounts) !== node.amount;
  return [...(isWrong ? [node] : []), ...node.children.flatMap(unsummed)];
}

describe('however it is told', { timeout: RUNS.timeout }, () => {
  it('the order of the facts says nothing', () => {
    fc.assert(
      fc.property(anyLife, fc.nat(1000), ({ contract, facts }, seed) => {
        expect(settle(contract, shuffled(facts, seed), LATER)).toEqual(settle(contract, facts, LATER));
      }),
      RUNS,
    );
  });

  it('settling in steps books, line by line, what settling at once comes to, and nothing twice', () => {
    alwaysInSteps((life, days) => {
      const { booked, last } = inSteps(life, days);
      const inAll = byKey(booked);
      for (const line of withoutInterest(last.lines)) expect([line.key, inAll.get(line.key) ?? 0]).toEqual([line.key, line.computed]);
      const once = settle(life.contract, life.facts, LATER);
      expect(totalOf(last)).toBe(totalOf(once));
      expect(settle(life.contract, life.facts, LATER, { settled: booked }).lines.filter((line) => line.due !== 0)).toEqual([]);
    });
  });

  it('correcting to a value is having had it: of two with one id the one received last counts, whatever it says of its day', () => {
    always(({ contract, facts }) => {
      const [history, truth] = [settle(contract, facts, LATER), settle(contract, asItTurnedOut(facts), LATER)];
      expect(history.items).toEqual(truth.items);
      // When it came in says when it is due, and so what interest there is.
      expect(amountsOf(history)).toEqual(amountsOf(truth));
    });
  });

  it('what came in later changes nothing in the statement of an earlier day', () => {
    alwaysInSteps(({ contract, facts }, [on = LATER]) => {
      expect(settle(contract, facts, on)).toEqual(settle(contract, knownOn(facts, on), on));
    });
  });
});

function totalOf({ lines }: Statement): number {
  return sum(withoutInterest(lines).map((line) => line.computed));
}

function amountsOf({ lines }: Statement): readonly (readonly [string, number])[] {
  return withoutInterest(lines).map(({ key, computed }) => [key, computed]);
}

/** Each claim once, as it was last known, but come in when it first did: a correction does not make it late. */
function asItTurnedOut(facts: Facts): Facts {
  const claims = [...Map.groupBy(facts.claims, (claim) => claim.id).values()].map((versions): Claim => {
    const last = versions.reduce((known, claim) => (comesAfter(claim, known) ? claim : known));
    // What was withdrawn reports nothing: a claim that is made again after that comes in when it is made again.
    const reports = versions.filter((claim) => claim.verdict !== 'withdrawn');
    const first = reports.reduce((known, claim) => (dayOfReport(claim) < dayOfReport(known) ? claim : known), last);
    return { ...last, recorded: first.recorded, received: first.received };
  });
  return { ...facts, claims };
}

function dayOfReport(claim: Claim): string {
  return `${knownDay(claim)} ${recordedDay(claim)}`;
}

function knownOn(facts: Facts, on: Day): Facts {
  const known = <T extends Parameters<typeof knownDay>[0]>(rows: readonly T[]): T[] => rows.filter((row) => knownDay(row) <= on);
  return { claims: known(facts.claims), measures: known(facts.measures), events: known(facts.events), cash: known(facts.cash) };
}

/** Under one limit only: where limits overlap, a claim that shrinks under one of them may rightly make room for two others. */
const anyPlainLife = fc.record({ limit: anyOneLimit, facts: anyLifeFacts, pick: fc.nat() });

describe('a claim that is taken back', { timeout: RUNS.timeout }, () => {
  it('never raises what is paid by more than what it frees', () => {
    fc.assert(
      fc.property(anyPlainLife, ({ limit, facts: { claims, ...rest }, pick }) => {
        const first = firstOfEach(claims);
        const taken = first[pick % Math.max(1, first.length)];
        if (taken === undefined) return;
        // A step that is taken back in one period makes the next one worth more in another: only of the whole is that the same money.
        const isOfWhole = limit.each === 'contract' || limit.each === 'person';
        const sheet = makeSheet({ ...LADDER, ...(isOfWhole ? {} : { alternatives: [] }), limits: [{ id: 'only', ...limit }] });
        const paid = (list: readonly Claim[]): number => sum(settle(sheet, { ...rest, claims: [...list] }, LATER).items.map((item) => item.paid));
        const before = paid(first);
        const after = paid(first.filter((claim) => claim.id !== taken.id));
        // Of a limit in money nothing is free but what the claim was paid; of one in people or units a place, for whoever earns most with it.
        const place = limit.maxPeople === undefined && limit.maxCount === undefined ? 0 : PLACE;
        expect(after).toBeLessThanOrEqual(before + place);
      }),
      RUNS,
    );
  });
});

/** Of each person and outcome one claim: a second one that was refused may take the place of the first. */
function firstOfEach(claims: readonly Claim[]): readonly Claim[] {
  const good = claims.filter((claim) => !claim.quantity.startsWith('-')).map((claim) => ({ ...claim, verdict: 'accepted' as const }));
  return [...Map.groupBy(good, ({ subject, outcome }) => `${subject} ${outcome}`).values()].flatMap(([first]) => first ?? []);
}
