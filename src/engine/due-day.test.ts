import { describe, expect, it } from 'vitest';
import { type Day, day } from './calendar.ts';
import { explainLine } from './explain.ts';
import { explainSentences } from './explain-sentences.ts';
import { must } from './result.ts';
import { settle } from './settle.ts';
import { type FactParts, JOB, type SheetParts, makeFacts, makeSheet } from './testing.ts';

/** A bill is due a payment term after the period, after its last fact, and after the day on which it was put before the payer. */

const claim = (id: string, recorded: string, more: object = {}) => ({ id, day: '2026-02-10', outcome: 'job', subject: id, recorded, ...more });

type Look = { readonly asOf?: string; readonly settledOn?: Day };

function dueDays(parts: SheetParts, facts: FactParts, look: Look = {}): readonly string[] {
  const { settledOn } = look;
  const options = settledOn === undefined ? {} : { settledOn: () => settledOn };
  const { lines } = settle(makeSheet(parts), makeFacts(facts), day(look.asOf ?? '2026-11-28'), options);
  return lines.filter((line) => line.period === '2026-03-31').map((line) => `${line.rule} ${line.payer} ${line.dueDay}`);
}

const ON_TIME = { claims: [claim('a', '2026-02-20')] };
const LATE = { claims: [claim('a', '2026-11-10')] };
const FEE: SheetParts = { ...JOB, fees: [{ id: 'fee', from: 'fund', to: 'provider', amount: '5' }] };

describe('a first settlement is due', () => {
  it.each<readonly [string, SheetParts, FactParts, Look, readonly string[]]>([
    ['a payment term after the period', JOB, ON_TIME, {}, ['pay_job city 2026-04-30']],
    ['a payment term after a claim that came in later', JOB, LATE, {}, ['pay_job city 2026-12-10']],
    ['after the last of its claims', JOB, { claims: [...ON_TIME.claims, claim('b', '2026-05-02')] }, {}, ['pay_job city 2026-06-01']],
    ['after the day on which it was put before the payer', JOB, ON_TIME, { settledOn: day('2026-11-28') }, ['pay_job city 2026-12-28']],
    ['from the end of the period when the terms say so', { ...JOB, calendar: { dueFrom: 'period' } }, LATE, {}, ['pay_job city 2026-04-30']],
    [
      'from its facts alone when the terms say so',
      { ...JOB, calendar: { dueFrom: 'receipt' } },
      ON_TIME,
      { settledOn: day('2026-11-28') },
      ['pay_job city 2026-04-30'],
    ],
    ['of another payer on its own day', FEE, LATE, {}, ['pay_job city 2026-12-10', 'fee fund 2026-04-30']],
    [
      'as one bill: a fee of the same payer waits along',
      { ...JOB, fees: [{ id: 'fee', from: 'city', to: 'provider', amount: '5' }] },
      LATE,
      {},
      ['pay_job city 2026-12-10', 'fee city 2026-12-10'],
    ],
    [
      'after a measurement that its formula looks at',
      { ...JOB, rules: [{ id: 'pay', per: 'period', amount: 'saved * 2' }] },
      { measures: [{ id: 'm', name: 'saved', day: '2026-03-01', recorded: '2026-05-05', value: '10' }] },
      {},
      ['pay city 2026-06-04'],
    ],
    [
      'after an event that was told late',
      { ...JOB, rules: [{ id: 'pay', per: 'contract', when: 'opened', amount: '10' }] },
      { events: [{ id: 'e', kind: 'event', name: 'opened', day: '2026-03-01', recorded: '2026-06-01' }] },
      {},
      ['pay city 2026-07-01'],
    ],
    [
      'not after facts that it does not rest on',
      JOB,
      { ...ON_TIME, measures: [{ id: 'm', name: 'saved', day: '2026-03-01', recorded: '2026-05-05', value: '10' }] },
      {},
      ['pay_job city 2026-04-30'],
    ],
  ])('%s', (_name, parts, facts, look, expected) => {
    expect(dueDays(parts, facts, look)).toEqual(expected);
  });

  it('and the explanation says from which day the time counts', () => {
    const sheet = makeSheet(JOB);
    const statement = settle(sheet, makeFacts(LATE), day('2026-11-28'));
    const node = must(explainLine(sheet, statement, '2026-03-31/pay_job/city/provider'), 'line');
    expect(explainSentences(node, 'nl')[1]).toBe(
      'Dat kan tot en met 10 december 2026: de termijn telt vanaf 10 november 2026, toen het laatste gegeven hiervoor binnenkwam.',
    );
  });

  it('keeps its day once it was settled', () => {
    const sheet = makeSheet(JOB);
    const first = settle(sheet, makeFacts(ON_TIME), day('2026-05-20'), { settledOn: () => day('2026-05-20') });
    const settled = first.lines.map((line) => ({ key: line.key, period: line.period, version: 1, amount: line.due, dueDay: line.dueDay }));
    const again = settle(sheet, makeFacts(ON_TIME), day('2026-11-28'), { settled, settledOn: () => day('2026-11-28') });
    expect(again.lines.map((line) => [line.due, line.dueDay])).toEqual([[0, '2026-06-19']]);
  });
});

describe('interest', () => {
  it('counts from that day: a bill that was paid ten days after it was claimed bears none', () => {
    const facts = makeFacts({ ...LATE, cash: [{ id: 'b', kind: 'paid', day: '2026-11-20', party: 'city', period: '2026-03-31', amount: '100' }] });
    const { lines } = settle(makeSheet({ ...JOB, lateInterest: { rate: '10%' } }), facts, day('2026-11-28'));
    expect(lines.some((line) => line.kind === 'late_interest')).toBe(false);
  });
});
