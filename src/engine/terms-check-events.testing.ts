import type { CodeRow } from './terms-check-codes.testing.ts';
import { BOND, CAPITAL, rules } from './terms-check.testing.ts';
import type { SheetParts } from './testing.ts';

/** For each code about events and the early end the smallest sheet that breaks it; see terms-check-codes.testing.ts. */

const when = (text: string, parts: SheetParts = {}): SheetParts => ({ ...parts, ...rules({ when: text }) });
const events = (...ids: readonly string[]): SheetParts => ({ events: ids.map((id) => ({ id })) });
const ends = (event: string): SheetParts => ({
  ...BOND,
  termination: { event },
  capital: { ...CAPITAL, termination: { event: 'stopped', from: 'city', amount: '5' } },
});

export const EVENTS = {
  event_is_number: {
    breaks: when('passed and passed > 3'),
    at: 'rules[1].when',
    data: { value: 'passed' },
    passes: when('passed > 3 and passed > 2'),
  },
  event_not_listed: {
    breaks: when('not left'),
    at: 'rules[1].when',
    data: { value: 'left' },
    passes: when('not left', events('left')),
    isRemark: true,
  },
  event_not_asked: { breaks: events('left'), at: 'events[0].id', data: { value: 'left' }, passes: when('left', events('left')), isRemark: true },
  termination_twice: {
    breaks: ends('halted'),
    at: 'termination.event',
    data: { value: 'halted', other: 'stopped' },
    passes: ends('stopped'),
  },
} satisfies Readonly<Record<string, CodeRow>>;
