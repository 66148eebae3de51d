import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { type Ask, askAs } from '../../main/testing.ts';
import { testKinds } from '../../platform/db/testing.ts';
import { momentsOf } from './frozen-day.ts';
import { Q1, Q2, type Story, openStories } from './testing.ts';

describe('the moments at which a contract is published', () => {
  const periods = [
    { key: Q1, from: day('2026-01-01'), to: day(Q1), state: 'closed' as const, claims: 0, version: 1 },
    { key: Q2, from: day('2026-04-01'), to: day(Q2), state: 'open' as const, claims: 0, version: 1 },
  ];
  const booked = (period: string, asOf: string, state: 'executed' | 'proposed' = 'executed') => ({ period, asOf: day(asOf), state });

  it.each([
    ['before a period is over', '2026-02-01', [], []],
    ['after the end of one', '2026-04-15', [], [Q1]],
    ['on the day of its booking, which is not over', '2026-04-20', [booked(Q1, '2026-04-20')], [Q1]],
    ['after its booking', '2026-05-15', [booked(Q1, '2026-04-20')], [Q1, '2026-04-20']],
    ['after a correction of one person', '2026-06-15', [booked(Q1, '2026-04-20'), booked(Q1, '2026-06-02')], [Q1, '2026-04-20']],
    ['after a proposal', '2026-06-15', [booked(Q1, '2026-04-20', 'proposed')], [Q1]],
    ['before what was booked later', '2026-04-18', [booked(Q1, '2026-04-20')], [Q1]],
    ['after a late booking of an older day', '2026-07-15', [{ ...booked(Q1, '2026-04-20'), executedAt: '2026-07-10T10:00:00Z' }], [Q1, Q2]],
  ])('%s', (_when, asOf, settlements, expected) => {
    const shown = periods.map((one) => ({ ...one, state: one.to < asOf ? ('closed' as const) : ('open' as const) }));
    expect(momentsOf({ asOf: day(asOf), periods: shown }, settlements, day(asOf))).toEqual(expected);
  });
});

describe.each(testKinds())('asking day after day, on the %s database', (kind) => {
  let story: Story;
  let investor: Ask;
  let provider: Ask;
  beforeAll(async () => {
    story = await openStories(kind);
    investor = await askAs(story.server, 'Fonds Lente', 'investor');
    provider = await askAs(story.server, 'Stichting Doen', 'provider');
    await story.start();
  }, 60_000);
  afterAll(async () => await story.server.close());

  it('shows an investor no single person: twelve do not become thirteen from one day to the next', async () => {
    const claims = Array.from({ length: 12 }, (_, index) => ({
      id: `c${index}`,
      day: '2026-01-10',
      recorded: '2026-01-11',
      outcome: 'baan',
      subject: `p${index}`,
    }));
    story.server.setDay('2026-01-20');
    await story.record({ claims });
    const paths = ['statement', 'explain?by=computed'];
    const seen = async (asOf: string, ask: Ask) =>
      (
        await Promise.all(
          paths.map(async (path) => (await ask('GET', `/api/contracts/${story.slug()}/${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}`)).body),
        )
      ).join();
    story.server.setDay('2026-05-02');
    const before = [await seen('2026-05-01', investor), await seen('2026-05-01', provider)];
    await story.record({ claims: [{ id: 'one-more', day: '2026-02-10', recorded: '2026-05-02', outcome: 'baan', subject: 'secret' }] });
    const after = [await seen('2026-05-02', investor), await seen('2026-05-02', provider)];
    expect(after[0]).toBe(before[0]);
    expect(await seen('2026-05-03', investor)).toBe(before[0]);
    expect(await seen('2026-06-30', investor)).toBe(before[0]);
    expect(await seen('2027-06-30', investor)).not.toContain('1300000');
    expect(after[1]).not.toBe(before[1]);
    expect(await seen('2027-06-30', investor)).toContain('1200000');
    await story.proposed(Q1, '2026-05-02');
    expect(await seen('2026-05-02', investor)).toBe(before[0]);
  });
});
