import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testKinds } from '../../platform/db/testing.ts';
import { Q1, Q2, type Story, openStories } from './testing.ts';

const CAP = '\nlimits:\n  - { id: plafond, max: 2500, each: contract }';
const job = (id: string, on: string, more: object = {}) => ({ id, day: on, outcome: 'baan', subject: `p-${id}`, ...more });
const withdrawn = (id: string, on: string) => job(id, on, { verdict: 'withdrawn', recorded: '2026-09-10' });

describe.each(testKinds())('periods that lean on each other, on the %s database', (kind) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStories(kind);
  });
  afterAll(async () => await story.server.close());
  beforeEach(async () => {
    await story.start({ rest: CAP });
    return async () => expect(await story.problems()).toEqual([]);
  });

  const bookBoth = async (): Promise<void> => {
    await story.record({ claims: [job('a', '2026-01-10'), job('b', '2026-02-10'), job('c', '2026-05-10')] });
    await story.settled(Q1);
    await story.settled(Q2);
    story.server.setDay('2026-09-15');
  };
  const booked = async () => (await story.books())['gemeente:payable'];

  it('what a withdrawn claim sets free is proposed after what it takes back', async () => {
    await bookBoth();
    await story.record({ claims: [withdrawn('a', '2026-01-10')] });
    expect(await story.propose(Q2, { asOf: '2026-09-15' })).toMatchObject({ ok: false, error: { code: 'leans_on', first: [Q1] } });
    const back = await story.proposed(Q1, '2026-09-15');
    const free = await story.proposed(Q2, '2026-09-15');
    await story.change('approve', free);
    expect(await story.change('execute', free)).toMatchObject({ ok: false, error: { code: 'leans_on', wish: 'execute' } });
    await story.change('approve', back);
    await story.change('execute', back);
    expect((await story.change('execute', free)).ok).toBe(true);
    expect(await booked()).toBe(200_000);
  });

  it('is refused at approval when what goes down was withdrawn meanwhile', async () => {
    await bookBoth();
    await story.record({ claims: [withdrawn('a', '2026-01-10')] });
    const back = await story.proposed(Q1, '2026-09-15');
    const free = await story.proposed(Q2, '2026-09-15');
    await story.change('withdraw', back);
    expect(await story.change('approve', free)).toMatchObject({ ok: false, error: { code: 'leans_on', first: [Q1], wish: 'approve' } });
  });

  it('an amount that was agreed and is too high by now is booked and corrected first', async () => {
    await story.record({ claims: [job('a', '2026-01-10'), job('b', '2026-02-10'), job('c', '2026-05-10')] });
    const agreed = await story.proposed(Q1);
    await story.change('approve', agreed);
    story.server.setDay('2026-09-15');
    await story.record({ claims: [withdrawn('a', '2026-01-10')] });
    expect(await story.propose(Q2, { asOf: '2026-09-15' })).toMatchObject({ ok: false, error: { code: 'leans_on', first: [Q1] } });
    await story.change('execute', agreed);
    await story.settled(Q1, '2026-09-15');
    await story.settled(Q2, '2026-09-15');
    expect(await booked()).toBe(200_000);
  });

  it('a quarter of its own does not wait for a correction that has nothing to do with it', async () => {
    await story.start();
    await story.record({ claims: [job('a', '2026-01-10'), job('c', '2026-05-10')] });
    await story.settled(Q1);
    story.server.setDay('2026-09-15');
    await story.record({ claims: [withdrawn('a', '2026-01-10')] });
    expect((await story.propose(Q2, { asOf: '2026-09-15' })).ok).toBe(true);
  });

  it('on the very day of the booking, when nobody can tell before from after, what goes down goes first', async () => {
    await story.record({ claims: [job('a', '2026-01-10'), job('b', '2026-02-10'), job('c', '2026-05-10')] });
    await story.settled(Q1);
    await story.settled(Q2);
    await story.record({ claims: [job('a', '2026-01-10', { verdict: 'withdrawn', recorded: '2026-07-10' })] });
    expect(await story.propose(Q2)).toMatchObject({ ok: false, error: { code: 'leans_on' } });
  });
});
