import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { askAs } from '../../main/testing.ts';
import { booksAnswerSchema } from './books-shape.ts';
import { dayOf, settledOf, settlementsOn } from './settlement-past.ts';
import { statementAnswerSchema } from './statement-shape.ts';
import { Q1, type Story, openStories, someClaims as claims } from './testing.ts';

describe('looking back', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStories('embedded');
    await story.start();
    await story.record(claims({}, {}));
    const id = await story.proposed(Q1);
    story.server.setDay('2026-07-15');
    await story.change('approve', id);
    story.server.setDay('2026-07-20');
    await story.change('execute', id);
    story.server.setDay('2026-08-10');
    await story.record({ cash: [{ id: 'b1', kind: 'paid', day: '2026-08-01', amount: '500', party: 'gemeente', period: Q1 }] });
    story.server.setDay('2026-09-01');
    await story.record({ claims: [{ id: 'c2', day: '2026-01-10', outcome: 'baan', subject: 'p2', verdict: 'withdrawn' }] });
  });
  afterAll(async () => await story.server.close());

  const on = async (asOf: string) => {
    const city = await askAs(story.server, 'Gemeente Noord', 'commissioner');
    const url = `/api/contracts/${story.slug()}`;
    const { statement, settlements, money } = statementAnswerSchema.parse((await city('GET', `${url}/statement?asOf=${asOf}`)).json());
    const books = booksAnswerSchema.parse((await city('GET', `${url}/books?asOf=${asOf}`)).json());
    const owed = books.trial.find((row) => row.account.path === 'gemeente:payable')?.balanceCents ?? 0;
    return [
      settlements.map((settlement) => settlement.state),
      statement.totals.due,
      money.accounts.map((account) => account.open),
      owed === 0 ? 0 : -owed,
      books.transfers.length,
    ];
  };

  it.each([
    ['2026-07-09', [[], 0, [], 0, 0]],
    ['2026-07-10', [['proposed'], 200_000, [], 0, 0]],
    ['2026-07-15', [['approved'], 200_000, [], 0, 0]],
    ['2026-07-20', [['executed'], 0, [200_000], 200_000, 1]],
    ['2026-08-05', [['executed'], 0, [200_000], 200_000, 1]],
    ['2026-08-10', [['executed'], 0, [150_000], 150_000, 2]],
    ['2026-09-01', [['executed'], -100_000, [150_000], 150_000, 2]],
  ])('on %s shows state, amounts, money and books of that day', async (asOf, expected) => expect(await on(asOf)).toEqual(expected));

  it.each([['2026-07-10'], ['2026-07-15'], ['2026-07-20'], ['2026-08-05']])('on %s shows the due day that the payer was told then', async (asOf) => {
    const city = await askAs(story.server, 'Gemeente Noord', 'commissioner');
    const answer = statementAnswerSchema.parse((await city('GET', `/api/contracts/pad-1/statement?asOf=${asOf}`)).json());
    // Thirty days after the day on which it was put before the payer.
    expect(answer.statement.lines.filter((line) => line.period === Q1).map((line) => line.dueDay)).toEqual(['2026-08-09']);
  });

  it('knows when a proposal was taken back, and why', async () => {
    await story.start();
    await story.record(claims({}));
    const id = await story.proposed(Q1);
    story.server.setDay('2026-07-12');
    const city = await askAs(story.server, 'Gemeente Noord', 'commissioner');
    const url = `/api/contracts/${story.slug()}`;
    expect((await city('POST', `${url}/settlements/${id}/withdraw`, { reason: 'een dossier ontbreekt' })).statusCode).toBe(200);
    const look = async (asOf: string) => statementAnswerSchema.parse((await city('GET', `${url}/statement?asOf=${asOf}`)).json()).settlements[0];
    expect(await look('2026-07-11')).toMatchObject({ state: 'proposed', steps: [{ what: 'proposed', by: 'Stichting Doen' }] });
    expect(await look('2026-07-12')).toMatchObject({
      state: 'withdrawn',
      steps: [{ what: 'proposed' }, { what: 'withdrawn', by: 'Gemeente Noord', reason: 'een dossier ontbreekt' }],
    });
  });

  it('half past midnight is the new day, as the server counts', () => {
    expect([dayOf('2026-07-09T22:30:00Z'), dayOf(null)]).toEqual(['2026-07-10', undefined]);
    expect([settlementsOn([], [], day('2026-01-01')), settledOf([])]).toEqual([[], []]);
  });
});
