import { describe, expect, it } from 'vitest';
import { cents } from '../../../engine/money.ts';
import { askGiven, askPlace, givenByAll, originsOf } from './flow-origin.ts';

const node = (id: string, kind: string) => ({ id, kind, party: kind === 'payer' ? id : undefined, about: undefined, cents: cents(0) });
const link = (from: string, to: string, amount: number) => ({ from, to, cents: cents(amount) });

/** City and state pay the pot; a bank adds money of its own to the provider, and gets back part of it. */
const flow = {
  currency: 'EUR',
  nodes: [
    node('city', 'payer'),
    node('state', 'payer'),
    node('#in', 'manager'),
    node('bank', 'investor'),
    node('doen', 'provider'),
    node('own/bank', 'own'),
  ],
  links: [
    link('city', '#in', 70),
    link('state', '#in', 30),
    link('#in', 'bank', 60),
    link('#in', 'doen', 40),
    link('own/bank', 'bank', 40),
    link('bank', 'doen', 100),
  ],
  publicCents: cents(100),
  shares: [],
};

const look = { flow, nameOf: (id: string) => id.toUpperCase(), about: () => '', asOf: '2026-01-01' };

describe('where an amount of the flow came from', () => {
  it.each([
    ['doen', 100, { '#in': 40, bank: 60 }],
    ['bank', 60, { '#in': 60 }],
    ['#in', 100, { city: 70, state: 30 }],
    ['#in', 10, { city: 7, state: 3 }],
    ['#in', 1, { city: 1 }],
    ['own/bank', 5, {}],
    ['nowhere', 5, {}],
  ])('%s %i', (place, amount, expected) => {
    expect(Object.fromEntries(originsOf(flow, place, cents(amount)).map((origin) => [origin.from, origin.cents]))).toEqual(expected);
  });

  it('all that was given is what each payer gave', () => {
    expect(givenByAll(flow)).toEqual([
      { from: 'city', cents: 70 },
      { from: 'state', cents: 30 },
    ]);
    expect(askGiven(look, 'Samen').parts.map((part) => part.asked)).toMatchObject([
      { kind: 'total', by: 'payer', key: 'city' },
      { kind: 'total', by: 'payer', key: 'state' },
    ]);
  });

  it('is opened step by step back to who paid, and the parts sum to what was asked', () => {
    const seen = new Set<string>();
    const walk = (asked: ReturnType<typeof askPlace>): void => {
      expect(asked.parts.reduce((total, part) => total + part.amountCents, 0)).toBe(asked.amountCents);
      expect(asked.parts.length).toBeGreaterThan(0);
      for (const { asked: next } of asked.parts) {
        expect(seen.has(next.id)).toBe(false);
        seen.add(next.id);
        if (next.kind === 'sum') walk(next);
        else expect(next.kind).toBe('total');
      }
    };
    walk(askPlace(look, 'doen', cents(100)));
    expect(seen.size).toBeGreaterThan(5);
  });
});
