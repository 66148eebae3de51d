import { plainPart } from './lines.ts';
import { ZERO, cents } from './money.ts';
import type { Line, Settled } from './statement.ts';

/** A line that was settled before and comes back as a correction to zero: the facts or the calendar no longer have it. */
export function vanishedLine(entry: Settled, due: Pick<Line, 'dueDay' | 'dueSince'>): Line {
  const [, rule = '', payer = '', payee = ''] = entry.key.split('/');
  const part = { ...plainPart(`${entry.period}/${rule}`, ZERO, []), quantity: '0' };
  return {
    key: entry.key,
    kind: 'outcome',
    period: entry.period,
    version: entry.version,
    rule,
    outcome: undefined,
    payer,
    payee,
    share: '1',
    part,
    payerCuts: [],
    net: ZERO,
    tax: ZERO,
    computed: ZERO,
    alreadySettled: entry.amount,
    due: cents(-entry.amount),
    ...due,
  };
}
