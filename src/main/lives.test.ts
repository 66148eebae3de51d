import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { must } from '../engine/result.ts';
import { checkBooks } from '../ledger/read.ts';
import { SYSTEM_ACTOR, readAs } from '../platform/command.ts';
import { type BooksAnswer, booksAnswerSchema } from '../slices/settlement/books-shape.ts';
import { statementAnswerSchema } from '../slices/settlement/statement-shape.ts';
import { checkUp } from './doctor.ts';
import { type LivedLife, type LivedTerms, type Living, type Step, type Wish, anyLivedLife, factsOf, send, startLife } from './lives.testing.ts';
import { type TestServer, openTestServer } from './testing.ts';

/** Lives over days on a whole server. LENTE_LIVES=… lives more of them, LENTE_SEED=… others; the first that fails is told as it was lived. */
const RUNS = { endOnFailure: true, numRuns: Number(process.env['LENTE_LIVES'] ?? 12), seed: Number(process.env['LENTE_SEED'] ?? 20_260_501) };

type Shown = { readonly answer: z.output<typeof statementAnswerSchema>; readonly books: BooksAnswer };

describe('lives over days', { timeout: 60_000 + 10_000 * RUNS.numRuns }, () => {
  let server: TestServer;
  let lives = 0;
  beforeAll(async () => {
    server = await openTestServer('embedded', '2026-02-01');
  });
  afterAll(async () => await server.close());

  it('whatever parties do, the money is right after each step, a day in the past shows what it showed, and nothing is done twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyLivedLife, async (life) => {
        lives += 1;
        await live(server, `leven-${lives}`, life);
      }),
      RUNS,
    );
    // Each life began anew in February; now it is after all of them.
    server.setDay('2030-01-01');
    expect(await checkUp(server.system)).toEqual({ findings: [], ahead: undefined });
  });
});

async function live(server: TestServer, slug: string, { terms, steps }: LivedLife): Promise<void> {
  const living = await startLife(server, slug, terms);
  const days = new Map<string, Shown>();
  for (const [number, step] of steps.entries()) {
    living.wait(step.wait);
    for (const wish of await wishesOf(living, step, number)) {
      const first = await send(wish);
      const shown = await look(living);
      const again = await send(wish);
      expect([again.statusCode, again.json()]).toEqual([first.statusCode, first.json()]);
      expect(first.statusCode).toBeLessThan(500);
      if (first.statusCode < 300 && step.pick % 3 === 0) expect(await look(living)).toEqual(shown);
      expectRight(terms, shown);
      days.set(living.today(), shown);
    }
    expect(await readAs(server.system, SYSTEM_ACTOR, checkBooks)).toEqual([]);
  }
  for (const [asOf, shown] of days) expect([asOf, await look(living, asOf)]).toEqual([asOf, shown]);
}

async function look(living: Living, asOf: string = living.today()): Promise<Shown> {
  const [answer, books] = [
    await living.city('GET', `${living.home}/statement?asOf=${asOf}`),
    await living.city('GET', `${living.home}/books?asOf=${asOf}`),
  ];
  expect([answer.statusCode, books.statusCode]).toEqual([200, 200]);
  const found = booksAnswerSchema.parse(books.json());
  // An account that was opened later stands in an earlier day with nothing on it.
  const trial = found.trial.filter((row) => row.debitCents !== 0 || row.creditCents !== 0);
  return { answer: statementAnswerSchema.parse(answer.json()), books: { ...found, trial } };
}

/** What a step comes to, as requests; a whole settlement is proposed, agreed to by each payer, and booked. */
async function wishesOf(living: Living, step: Step, number: number): Promise<readonly Wish[]> {
  const { home, assessor, provider } = living;
  const key = `${living.slug} ${number}`;
  const { answer } = await look(living);
  const one = <T>(list: readonly T[]): T | undefined => list[step.pick % Math.max(1, list.length)];
  switch (step.what) {
    case 'claim':
    case 'correct':
    case 'stop':
      return [{ ask: assessor, url: `${home}/facts`, body: { fileName: 'f.csv', source: factsOf(living, step, number) }, key }];
    case 'report':
      return [{ ask: provider, url: `${home}/facts`, body: { fileName: 'f.csv', source: factsOf(living, step, number) }, key }];
    case 'pay':
      return paymentWish(living, { step, key, account: one(answer.money.accounts) });
    case 'settle':
      return await settleAll(living, { key, period: one(periodsDue(answer)) });
    case 'propose': {
      const period = one(periodsDue(answer)) ?? one(answer.statement.periods)?.key;
      return [{ ask: provider, url: `${home}/settlements`, body: { period }, key }];
    }
    default: {
      const id = one(answer.settlements)?.id;
      const wish = step.what === 'book' ? 'execute' : step.what;
      return id === undefined
        ? []
        : [{ ask: step.size < 5 ? living.city : living.province, url: `${home}/settlements/${id}/${wish}`, body: undefined, key }];
    }
  }
}

/** The closed periods of which something is to be settled. */
function periodsDue({ statement }: Shown['answer']): readonly string[] {
  return [...new Set(statement.lines.flatMap((line) => (line.due === 0 ? [] : [line.period])))];
}

type Paying = { readonly step: Step; readonly key: string; readonly account: Shown['answer']['money']['accounts'][number] | undefined };

/** A part, all, too much, or back. */
function paymentWish(living: Living, { step, key, account }: Paying): readonly Wish[] {
  if (account === undefined) return [];
  const { period, payer, payee, open } = account;
  const isBack = open < 0 || step.size === 0;
  const amountCents = Math.max(1, step.size < 4 ? Math.floor(Math.abs(open) / 3) : step.size === 9 ? Math.abs(open) + 1_234 : Math.abs(open));
  const ask = isBack ? living.provider : payer === 'gemeente' ? living.city : living.province;
  return [{ ask, url: `${living.home}/payments`, body: { period, payer, payee, amountCents, day: living.today(), isBack }, key }];
}

/** Proposes at once, because the next requests need to know what was proposed; those are sent twice like all others. */
async function settleAll(living: Living, { key, period }: { readonly key: string; readonly period: string | undefined }): Promise<readonly Wish[]> {
  const { home } = living;
  if (period === undefined) return [];
  const proposal: Wish = { ask: living.provider, url: `${home}/settlements`, body: { period }, key: `${key} propose` };
  await send(proposal);
  const { settlements } = (await look(living)).answer;
  const open = settlements.filter(
    (settlement) => settlement.period === period && (settlement.state === 'proposed' || settlement.state === 'approved'),
  );
  const to = (id: string, wish: string, ask: Living['city']): Wish => ({
    ask,
    url: `${home}/settlements/${id}/${wish}`,
    body: undefined,
    key: `${key} ${wish}`,
  });
  const rest = open.flatMap(({ id }) => [
    to(id, 'approve', living.city),
    { ...to(id, 'approve', living.province), key: `${key} approve too` },
    to(id, 'execute', living.city),
  ]);
  return [proposal, ...rest];
}

function expectRight({ limit }: LivedTerms, { answer, books }: Shown): void {
  const booked = answer.settlements.filter(({ state }) => state === 'executed').flatMap(({ lines }) => lines);
  const total = (list: readonly number[]): number => list.reduce((all, amount) => all + amount, 0);
  const ofOutcomes = booked.filter(({ kind, payer }) => kind === 'outcome' && (limit.each !== 'gemeente' || payer === 'gemeente'));
  for (const own of Map.groupBy(ofOutcomes, (line) => (limit.each === 'period' ? line.period : '')).values())
    expect(total(own.map((line) => line.due))).toBeLessThanOrEqual(limit.most);
  for (const { period, payer, payee, ...account } of answer.money.accounts) {
    const own = booked.filter((line) => line.period === period && line.payer === payer && line.payee === payee);
    expect(account.booked).toBe(total(own.map((line) => line.due)));
    expect(account.open).toBe(account.booked - account.paid);
  }
  for (const party of ['gemeente', 'provincie', 'doen']) {
    const owed = answer.money.accounts.filter((account) => (party === 'doen' ? account.payee : account.payer) === party);
    const row = books.trial.find(({ account }) => account.path === `${party}:${party === 'doen' ? 'receivable' : 'payable'}`);
    expect([party, balanceOf(row)]).toEqual([party, total(owed.map((account) => account.open))]);
  }
  for (const own of Map.groupBy(books.trial, ({ account }) => account.currency).values()) expect(total(own.map((row) => row.balanceCents))).toBe(0);
}

function balanceOf(row: BooksAnswer['trial'][number] | undefined): number {
  if (row === undefined) return 0;
  const { account, balanceCents } = must(row, 'row');
  return account.normalSide === 'debit' ? balanceCents : 0 - balanceCents;
}
