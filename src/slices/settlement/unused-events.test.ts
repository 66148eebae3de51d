import { expect, it } from 'vitest';
import { JOB, makeFacts, makeSheet } from '../../engine/testing.ts';
import { unusedEvents } from './unused-events.ts';

/** An event that ends the contract is looked at by the contract itself, though no formula names it. */
const told = (...names: readonly string[]) =>
  makeFacts({ events: names.map((name, index) => ({ id: `e${index}`, kind: 'event' as const, name, day: '2026-05-01' })) });

it.each([
  ['the end of the contract', makeSheet({ ...JOB, termination: { event: 'stopped' } }), []],
  ['a formula', makeSheet({ ...JOB, rules: [{ id: 'pay', outcome: 'job', price: '100', when: 'not stopped' }] }), []],
  ['nothing', makeSheet(JOB), ['stopped']],
])('an event that is the business of %s', (_name, sheet, expected) => {
  expect(unusedEvents([sheet], told('stopped')).map((event) => event.name)).toEqual(expected);
});
