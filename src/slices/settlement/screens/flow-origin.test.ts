import { must } from '../../../engine/result.ts';
import { describe, expect, it } from 'vitest';
import { cents } from '../../../engine/money.ts';
import type { Asked } from './asked.ts';
import { askBar, askFlow, askGiven, askKinds, askPlace, givenByAll, originsOf } from './flow-origin.ts';

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

  it.each([
    ['doen', 140, { '#in': 40, bank: 100 }],
    ['bank', 100, { '#in': 60, 'own/bank': 40 }],
    ['own/bank', 40, { 'own/bank': 40 }],
  ])('of all money, as in the picture: %s %i', (place, amount, expected) => {
    expect(Object.fromEntries(originsOf(flow, place, cents(amount), 'all').map((origin) => [origin.from, origin.cents]))).toEqual(expected);
  });

  it('of money on its way says where it was before', () => {
    const asked = askFlow({ ...look, of: 'all' }, { from: 'bank', to: 'doen' }, cents(100));
    expect(asked.title).toBe('BANK → DOEN');
    expect(asked.parts.map((part) => [part.title, part.amountCents])).toEqual([
      ['OWN/BANK', 40],
      ['#IN', 60],
    ]);
  });

  it('of several kinds of places together says how much is in which', () => {
    const shares = [
      { node: 'doen', kind: 'provider', cents: cents(60), share: '0.6' },
      { node: 'bank', kind: 'investor', cents: cents(40), share: '0.4' },
    ];
    const asked = askKinds({ ...look, flow: { ...flow, shares } }, ['provider', 'investor'], 'Samen');
    expect(asked.adds).toBe('ends');
    expect([asked.amountCents, ...asked.parts.map((part) => part.amountCents)]).toEqual([100, 60, 40]);
  });

  it('of money that was lost is what the tranche put in and got back; of other own money a sentence', () => {
    const own = ['own/tranche/loan', 'own/doen'].map((id) => node(id, 'own'));
    const of = { ...look, of: 'all' as const, flow: { ...flow, nodes: [...flow.nodes, ...own] } };
    expect(askBar(of, 'own/tranche/loan', cents(5))).toMatchObject({ kind: 'capital', of: 'returns', tranche: 'loan' });
    expect(askBar(of, 'own/doen', cents(5))).toMatchObject({ kind: 'sum', parts: [], amountCents: 5 });
  });

  it('is opened step by step back to who paid, and the parts sum to what was asked', () => {
    const seen = new Set<string>();
    const walk = (asked: Extract<Asked, { kind: 'sum' }>): void => {
      expect(asked.parts.reduce((total, part) => total + part.amountCents, 0)).toBe(asked.amountCents);
      expect(asked.parts.length).toBeGreaterThan(0);
      for (const part of asked.parts) {
        const next = must(part.asked, 'what a part asks');
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
