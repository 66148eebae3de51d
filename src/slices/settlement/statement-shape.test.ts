import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { cents } from '../../engine/money.ts';
import { settle } from '../../engine/settle.ts';
import { REFUSAL_CODES, type Refusal } from '../../engine/statement.ts';
import { LATER, anyLife, livesOf } from '../../engine/lives.testing.ts';
import { END, JOB, anyContract, anyFacts, makeClaims, makeSheet } from '../../engine/testing.ts';
import { linesSchema, parseLines, settledSchema, statementAnswerSchema, statementSchema } from './statement-shape.ts';

/** Over the wire and back. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a statement over the wire', () => {
  it('comes back as it was, whatever the contract', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, (versions, facts) => {
        const statement = settle(versions, facts, END);
        expect(statementSchema.parse(sent(statement))).toEqual(statement);
        expect(parseLines(sent(statement.lines))).toEqual(statement.lines);
      }),
      { numRuns: 60 },
    );
  });

  it('comes back as it was, whatever happens in a life of it', () => {
    fc.assert(
      fc.property(anyLife, ({ contract, facts }) => {
        const statement = settle(contract, facts, LATER);
        expect(statementSchema.parse(sent(statement))).toEqual(statement);
      }),
      livesOf(60),
    );
  });

  it('comes back with corrections and lines that vanished', () => {
    const settled = [{ key: '2026-03-31/pay_job/city/provider', period: '2026-03-31', version: 1, amount: cents(90_000) }];
    const statement = settle(makeSheet(JOB), makeClaims({ verdict: 'rejected' }), day('2026-07-15'), { settled });
    expect(statement.lines.map((line) => line.due)).toEqual([-90_000]);
    expect(statementSchema.parse(sent(statement))).toEqual(statement);
    expect(settledSchema.parse(sent(settled))).toEqual(settled);
  });

  it('comes back with every reason why a claim earns nothing', () => {
    const statement = settle(makeSheet(JOB), makeClaims({}), day('2026-07-15'));
    const refusals = REFUSAL_CODES.map((code): Refusal => ({
      code,
      claim: 'c1',
      subject: undefined,
      outcome: 'job',
      rule: undefined,
      period: undefined,
      data: { a: 'b' },
    }));
    expect(statementSchema.parse(sent({ ...statement, refusals })).refusals).toEqual(refusals);
  });

  const good = settle(makeSheet(JOB), makeClaims({}), day('2026-07-15'));
  const [first] = good.lines;
  it.each([
    ['half a cent', { ...first, due: 0.5 }],
    ['an amount that a computer cannot count to', { ...first, due: 2 ** 53 }],
    ['a text for an amount', { ...first, due: '100' }],
    ['a day that does not exist', { ...first, dueDay: '2026-02-30' }],
    ['an unknown kind', { ...first, kind: 'gift' }],
    ['a field that nobody knows', { ...first, extra: 1 }],
    ['a field less', { ...first, net: undefined }],
  ])('stops at a line with %s', (_what, line) => {
    expect(linesSchema.safeParse(sent([line])).success).toBe(false);
    expect(linesSchema.safeParse(sent([first])).success).toBe(true);
  });

  it('has an answer around it that is parsed too', () => {
    const answer = { asOf: '2026-07-15', statement: good, settled: [], settlements: [] };
    expect(statementAnswerSchema.parse(sent(answer)).statement).toEqual(good);
    expect(statementAnswerSchema.safeParse(sent({ ...answer, asOf: 'today' })).success).toBe(false);
  });
});
