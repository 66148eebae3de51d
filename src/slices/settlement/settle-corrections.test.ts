import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../engine/result.ts';
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import { testKinds } from '../../platform/db/testing.ts';
import { inTransaction } from '../../platform/db/tx.ts';
import { booksOf } from './books-from-files.ts';
import { Q1, Q2, type Story, openStories, someClaims as claims } from './testing.ts';

const TAX = `
tax: { rate: 21%, category: S, basis: net }
fees:
  - { id: begeleiding, title: { nl: Begeleiding, en: Guidance }, from: gemeente, to: aanjager, amount: 250, every: period }`;

describe.each(testKinds())('what changes after a settlement, on the %s database', (kind) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStories(kind);
  });
  afterAll(async () => await story.server.close());

  /** Each story has a contract of its own, and the books balance at its end. */
  beforeEach(async () => {
    await story.start();
    return async () => expect(await story.problems()).toEqual([]);
  });

  it('a late fact gives a correction of only the difference', async () => {
    await story.record(claims({}, {}));
    await story.settled();
    story.server.setDay('2026-07-20');
    await story.record({ claims: [{ id: 'late', day: '2026-02-02', outcome: 'baan', subject: 'p9' }] });
    const [line] = (await story.statement('2026-07-20')).lines;
    expect([line?.computed, line?.alreadySettled, line?.due]).toEqual([300_000, 200_000, 100_000]);
    await story.settled(Q1, '2026-07-20');
    expect(await story.states()).toEqual([
      ['executed', 200_000],
      ['executed', 100_000],
    ]);
    expect(await story.books()).toMatchObject({ 'gemeente:payable': 300_000, 'doen:outcome_income': 300_000 });
  });

  it('interest on a correction that was paid late counts from the day on which the correction was due', async () => {
    await story.start({ rest: '\nlateInterest: { rate: 10% }' });
    story.server.setDay('2026-04-15');
    await story.record(claims({}));
    await story.settled(Q1, '2026-04-15');
    story.server.setDay('2026-07-20');
    await story.record({ claims: [{ id: 'late', day: '2026-02-02', outcome: 'baan', subject: 'p9' }] });
    await story.settled(Q1, '2026-07-20');
    story.server.setDay('2026-09-30');
    const paid = (id: string, on: string) => ({ id, day: on, kind: 'paid' as const, amount: '1000', party: 'gemeente', period: Q1 });
    await story.record({ cash: [paid('on_time', '2026-04-20'), paid('thirteen_days_late', '2026-09-01')] });
    const { lines } = await story.statement('2026-09-30');
    expect(lines.filter((line) => line.kind === 'late_interest').map((line) => line.computed)).toEqual([356]);
  });

  it('a claim that was taken back is paid back', async () => {
    await story.record(claims({}, {}));
    await story.settled();
    story.server.setDay('2026-07-20');
    await story.record({ claims: [{ id: 'c2', day: '2026-01-10', outcome: 'baan', subject: 'p2', verdict: 'withdrawn' }] });
    await story.settled(Q1, '2026-07-20');
    expect(await story.states()).toEqual([
      ['executed', 200_000],
      ['executed', -100_000],
    ]);
    expect(await story.books()).toMatchObject({ 'gemeente:payable': 100_000, 'doen:outcome_income': 100_000 });
  });

  it('tax follows every correction, down to nothing', async () => {
    await story.start({ rest: TAX });
    await story.record(claims({}, { outcome: 'huis' }));
    await story.settled();
    expect(await story.books()).toMatchObject({
      'doen:tax': 35_700,
      'doen:outcome_income': 170_000,
      'gemeente:payable': 205_700 + 25_000 + 5_250,
      'aanjager:tax': 5_250,
    });
    story.server.setDay('2026-07-20');
    await story.record({ claims: [{ id: 'c1', day: '2026-01-10', outcome: 'baan', subject: 'p1', verdict: 'rejected' }] });
    await story.settled(Q1, '2026-07-20');
    expect(await story.books()).toMatchObject({ 'doen:tax': 14_700, 'doen:outcome_income': 70_000 });
    story.server.setDay('2026-07-21');
    await story.record({ claims: [{ id: 'c2', day: '2026-01-10', outcome: 'huis', subject: 'p2', verdict: 'rejected' }] });
    await story.settled(Q1, '2026-07-21');
    expect(await story.books()).toEqual({
      'gemeente:fee_cost': 30_250,
      'gemeente:payable': 30_250,
      'aanjager:receivable': 30_250,
      'aanjager:fee_income': 25_000,
      'aanjager:tax': 5_250,
    });
    story.server.setDay('2026-07-22');
    await story.record({ claims: [{ id: 'c1', day: '2026-01-10', outcome: 'baan', subject: 'p1' }] });
    await story.settled(Q1, '2026-07-22');
    expect(await story.books()).toMatchObject({ 'doen:tax': 21_000, 'doen:outcome_income': 100_000 });
  });

  it('a fact that is dated back into a settled period was not known then, and is a correction in sight today', async () => {
    story.server.setDay('2026-04-01');
    await story.record(claims({ recorded: '2026-01-11' }));
    await story.settled(Q1, '2026-04-01');
    story.server.setDay('2026-07-10');
    await story.record({ claims: [{ id: 'back', day: '2026-02-02', recorded: '2026-02-03', outcome: 'baan', subject: 'p9' }] });
    expect((await story.statement('2026-04-01')).lines.map((line) => [line.alreadySettled, line.due])).toEqual([[100_000, 0]]);
    expect((await story.statement('2026-07-10')).lines.map((line) => [line.alreadySettled, line.due])).toEqual([[100_000, 100_000]]);
    expect(await story.states()).toEqual([['executed', 100_000]]);
    expect(await story.books()).toMatchObject({ 'gemeente:payable': 100_000 });
  });

  it('does not forget what it knew: a day before the one that was settled is refused', async () => {
    story.server.setDay('2026-07-02');
    await story.record(claims({}, {}));
    story.server.setDay('2026-07-10');
    await story.settled(Q1, '2026-07-05');
    expect(await story.propose(Q1, { asOf: '2026-04-01' })).toEqual({
      ok: false,
      error: { code: 'as_of_before_settled', asOf: '2026-04-01', settledAsOf: '2026-07-05' },
    });
  });

  it('a clock that ran ahead does not lock the period: a correction looks on the day on which it was booked', async () => {
    await story.record(claims({}));
    story.server.setDay('2027-03-01');
    await story.settled(Q1, '2027-03-01');
    story.server.setDay('2026-07-11');
    await story.record({ claims: [{ id: 'late', day: '2026-02-02', outcome: 'baan', subject: 'p9' }] });
    expect(await story.propose(Q1, { asOf: '2026-07-11' })).toMatchObject({ ok: true });
    expect((await story.settlements()).map(({ asOf, due }) => [asOf, due])).toEqual([
      ['2027-03-01', 100_000],
      ['2027-03-01', 100_000],
    ]);
    expect(await story.propose(Q2, { asOf: '2026-07-12' })).toMatchObject({ ok: false, error: { code: 'as_of_in_future' } });
  });

  it('nobody approves an amount that is known to be wrong; what was approved is booked as agreed', async () => {
    await story.record(claims({}));
    const stale = await story.proposed();
    await story.record({ claims: [{ id: 'c9', day: '2026-02-02', outcome: 'baan', subject: 'p9' }] });
    expect(await story.change('approve', stale)).toEqual({
      ok: false,
      error: { code: 'changed_since_proposed', proposedCents: 100_000, nowCents: 200_000, currency: 'EUR' },
    });
    await story.change('withdraw', stale);
    const agreed = await story.proposed();
    await story.change('approve', agreed);
    await story.record({ claims: [{ id: 'c10', day: '2026-02-02', outcome: 'huis', subject: 'p9' }] });
    expect(await story.change('execute', agreed)).toMatchObject({ ok: true });
    expect(await story.books()).toMatchObject({ 'gemeente:payable': 200_000 });
    expect((await story.statement()).totals.due).toBe(70_000);
  });

  it('books what is stored, and computes nothing again', async () => {
    await story.record(claims({}));
    const id = await story.proposed();
    await story.change('approve', id);
    // As if the engine of today would give another tax than the one that was agreed on. (Another amount is noticed: it is not what was saved.)
    const other = JSON.stringify(must((await story.settlements())[0], 'settlement').lines.map((line) => ({ ...line, tax: 77 })));
    await inTransaction(
      story.server.system.database,
      SYSTEM_ACTOR,
      async (tx) => await tx.updateTable('settlements').set({ statement: other }).where('id', '=', id).execute(),
    );
    await story.change('execute', id);
    expect(await story.books()).toMatchObject({ 'gemeente:payable': 100_000, 'doen:tax': 77 });
  });

  it('a settled period keeps its version, later ones follow the amendment', async () => {
    await story.record(claims({}, { day: '2026-05-01' }));
    await story.settled(Q1, '2026-07-10');
    expect(await story.amend('2026-03-01')).toEqual({ ok: false, error: { code: 'settled_after_effective', period: Q1, found: '2026-03-01' } });
    expect(await story.amend('2026-04-01')).toMatchObject({ ok: true });
    expect((await story.statement()).lines.map((line) => [line.period, line.version, line.computed, line.due])).toEqual([
      [Q1, 1, 100_000, 0],
      [Q2, 2, 120_000, 120_000],
    ]);
    await story.settled(Q2);
    await story.record({ claims: [{ id: 'late', day: '2026-02-02', outcome: 'baan', subject: 'p9' }] });
    expect((await story.statement()).lines[0]).toMatchObject({ version: 1, computed: 200_000, due: 100_000 });
  });

  it('an amendment waits for what is approved, and makes a proposal out of date', async () => {
    await story.record(claims({}, { day: '2026-05-01' }));
    const id = await story.proposed(Q2);
    await story.change('approve', id);
    expect(await story.amend('2026-04-01')).toEqual({ ok: false, error: { code: 'settled_after_effective', period: Q2, found: '2026-04-01' } });
    await story.change('withdraw', id);
    const again = await story.proposed(Q2);
    const first = await story.proposed(Q1);
    expect(await story.amend('2026-04-01')).toMatchObject({ ok: true });
    expect(await story.change('approve', again)).toMatchObject({
      ok: false,
      error: { code: 'changed_since_proposed', proposedCents: 100_000, nowCents: 120_000 },
    });
    expect(await story.change('approve', first)).toMatchObject({ ok: true });
  });

  it('the books made from files are the books of the database', async () => {
    await story.start({ rest: TAX });
    await story.record(claims({}, {}, { outcome: 'huis' }, { day: '2026-05-01' }));
    const whole = await story.statement();
    await story.settled(Q1);
    await story.settled(Q2);
    const stored = await story.storedBooks();
    const totals = ({ accounts, transfers }: typeof stored) => {
      const byId = new Map(accounts.map((account) => [account.id, account]));
      const sums = new Map<string, number>();
      for (const { accountId, amount } of transfers.flatMap((transfer) => transfer.entries)) {
        const { path, kind: of, normalSide } = must(byId.get(accountId), 'account');
        const name = `${path} ${of} ${normalSide}`;
        sums.set(name, (sums.get(name) ?? 0) + amount);
      }
      return Object.fromEntries([...sums].sort());
    };
    const fromFiles = booksOf(whole);
    expect(totals(stored)).toEqual(totals(fromFiles));
    expect(stored.transfers.map(({ memo }) => memo).sort()).toEqual(fromFiles.transfers.map(({ memo }) => memo).sort());
    expect(Object.keys(totals(stored))).toContain('doen:tax tax credit');
  });
});
