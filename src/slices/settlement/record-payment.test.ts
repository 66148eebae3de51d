import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import type { Actor } from '../../platform/command.ts';
import { testKinds } from '../../platform/db/testing.ts';
import { recordPayment, withdrawPayment } from './record-payment.ts';
import { Q1, type Story, openStories, someClaims as claims } from './testing.ts';

type Entry = { readonly amount: number; readonly on?: string; readonly isBack?: boolean; readonly actor?: Actor; readonly key?: string };

describe.each(testKinds())('money after the booking, on the %s database', (kind) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStories(kind);
  });
  afterAll(async () => await story.server.close());
  beforeEach(async () => {
    await story.start();
    await story.record(claims({}, {}));
    return async () => expect(await story.problems()).toEqual([]);
  });

  const enter = async ({ amount, on = '2026-07-10', isBack = false, actor = story.city, key }: Entry) =>
    await recordPayment(story.server.system, {
      actor,
      key,
      slug: story.slug(),
      wish: { period: Q1, payer: 'gemeente', payee: 'doen', amountCents: amount, day: day(on), isBack },
    });
  const paidFact = (id: string, amount: string, more: object = {}) => ({
    cash: [{ id, kind: 'paid' as const, day: '2026-07-01', recorded: '2026-07-10', amount, party: 'gemeente', period: Q1, ...more }],
  });
  const money = async () => {
    const books = await story.books();
    return ['gemeente:payable', 'gemeente:bank', 'doen:receivable', 'doen:bank'].map((path) => books[path] ?? 0);
  };

  it('the payer says that it paid: the debt and the claim go down, each against its own bank', async () => {
    await story.settled();
    expect(await enter({ amount: 50_000 })).toMatchObject({ ok: true, value: { openCents: 150_000, creditCents: 0 } });
    expect(await money()).toEqual([150_000, -50_000, 150_000, 50_000]);
    expect(await enter({ amount: 150_000, actor: story.provider })).toMatchObject({ ok: true, value: { openCents: 0 } });
    expect(await money()).toEqual([0, -200_000, 0, 200_000]);
    expect((await story.events()).slice(-2)).toEqual(['PaymentRecorded', 'PaymentRecorded']);
  });

  it('too much stands as credit, and comes back', async () => {
    await story.settled();
    expect(await enter({ amount: 210_000 })).toMatchObject({ ok: true, value: { openCents: -10_000, creditCents: 10_000 } });
    await enter({ amount: 10_000, isBack: true, actor: story.provider });
    expect(await money()).toEqual([0, -200_000, 0, 200_000]);
  });

  it('a file that says paid before the booking waits for it', async () => {
    await story.record(paidFact('b1', '2000'));
    expect(await money()).toEqual([0, 0, 0, 0]);
    await story.settled();
    expect(await money()).toEqual([0, -200_000, 0, 200_000]);
    await story.record(paidFact('b1', '2000'));
    expect(await money()).toEqual([0, -200_000, 0, 200_000]);
  });

  it('a payment that is corrected, taken back and said again is reversed and booked again', async () => {
    await story.settled();
    await story.record(paidFact('b1', '2000'));
    for (const [amount, owed] of [
      ['1500', 50_000],
      ['0', 200_000],
      ['2000', 0],
      ['1500', 50_000],
    ] as const) {
      await story.record(paidFact('b1', amount));
      expect((await money())[0]).toBe(owed);
    }
  });

  it('a correction after payment is owed back', async () => {
    await story.settled();
    await enter({ amount: 200_000 });
    story.server.setDay('2026-07-20');
    await story.record({ claims: [{ id: 'c2', day: '2026-01-10', outcome: 'baan', subject: 'p2', verdict: 'withdrawn' }] });
    await story.settled(Q1, '2026-07-20');
    expect(await money()).toEqual([-100_000, -200_000, -100_000, 200_000]);
    expect(await enter({ amount: 100_000, isBack: true, on: '2026-07-20', actor: story.provider })).toMatchObject({
      ok: true,
      value: { openCents: 0 },
    });
    expect(await money()).toEqual([0, -100_000, 0, 100_000]);
  });

  it('the same click twice is one payment', async () => {
    await story.settled();
    expect(await enter({ amount: 1_000, key: 'k' })).toEqual(await enter({ amount: 1_000, key: 'k' }));
    expect((await money())[0]).toBe(199_000);
  });

  it('is taken back by who said it, and by nobody else', async () => {
    await story.settled();
    const entered = await enter({ amount: 1_000 });
    const id = entered.ok ? entered.value.id : '';
    const back = async (actor: Actor) => await withdrawPayment(story.server.system, { actor, slug: story.slug(), wish: { id } });
    expect(await back(story.provider)).toMatchObject({ ok: false, error: { code: 'payment_not_said_by_you' } });
    expect((await back(story.city)).ok).toBe(true);
    expect(await back(story.city)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await money()).toEqual([200_000, 0, 200_000, 0]);
  });

  it.each([
    [{ amount: 0 }, 'payment_amount'],
    [{ amount: -5 }, 'payment_amount'],
    [{ amount: 1.5 }, 'payment_amount'],
    [{ amount: 1, on: '2026-07-11' }, 'payment_day'],
    [{ amount: 1, on: '2025-12-31' }, 'payment_day'],
    [{ amount: Number.MAX_SAFE_INTEGER }, 'amounts_too_large'],
  ])('refuses %o', async (entry, code) => {
    await story.settled();
    expect(await enter(entry)).toMatchObject({ ok: false, error: { code } });
  });

  it('refuses what is not booked, and who has nothing to do with it', async () => {
    expect(await enter({ amount: 1 })).toMatchObject({ ok: false, error: { code: 'payment_not_booked' } });
    expect(await enter({ amount: 1, actor: { role: 'assessor', partyIds: story.city.partyIds } })).toMatchObject({
      ok: false,
      error: { code: 'not_allowed' },
    });
    expect(await enter({ amount: 1, actor: { role: 'commissioner', partyIds: ['par_other'] } })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });
});
