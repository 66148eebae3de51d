import { describe, expect, it } from 'vitest';
import { cents } from '../../../engine/money.ts';
import { day } from '../../../engine/calendar.ts';
import type { FlowAnswer } from '../statement-shape.ts';
import { betweenShare, centsOfEuro, flowsOf, labelOf, placesOf, workShare } from './flow-places.ts';
import { namesOf } from './names.ts';
import { flowWords } from './words-flow.ts';

const names = namesOf({ parties: [{ key: 'stad', name: 'Gemeente Linde', role: 'commissioner' }, { key: 'wij', name: 'Stichting Wij', role: 'provider' }], versions: [] }, 'nl');
const naming = { names, words: flowWords.nl, sheet: undefined };

const answer: FlowAnswer = {
  asOf: day('2026-01-01'),
  waterfall: null,
  flow: {
    currency: 'EUR', publicCents: cents(1_000),
    nodes: [
      { id: 'stad', kind: 'payer', party: 'stad', cents: cents(1_000) },
      { id: 'wij', kind: 'provider', party: 'wij', cents: cents(850) },
      { id: 'unstated/wij', kind: 'unstated', party: 'wij', cents: cents(100) },
    ],
    links: [{ from: 'stad', to: 'wij', cents: cents(500) }, { from: 'stad', to: 'wij', cents: cents(350) }, { from: 'stad', to: 'hulp', cents: cents(150) }],
    shares: [
      { node: 'spending/werk', kind: 'spending', cents: cents(750), share: '0.75' },
      { node: 'unstated/wij', kind: 'unstated', cents: cents(100), share: '0.1' },
      { node: 'hulp', kind: 'arranger', cents: cents(100), share: '0.1' },
      { node: 'return/tranche/a', kind: 'return', cents: cents(50), share: '0.05' },
    ],
  },
};

describe('where the euro went', () => {
  it('adds flows between the same places', () => expect(flowsOf(answer)).toEqual([{ from: 'stad', to: 'wij', amountCents: 850 }, { from: 'stad', to: 'hulp', amountCents: 150 }]));
  it('counts what reaches the work', () => expect(workShare(answer)).toEqual({ cents: 750, ofEuro: 75 }));
  it('counts what a direct contract does not have', () => expect(betweenShare(answer)).toEqual({ cents: 150, ofEuro: 15, kinds: ['arranger', 'return'] }));
  it('names parties and places', () => expect(placesOf(answer, naming).map((place) => place.label)).toEqual(['Gemeente Linde', 'Stichting Wij', 'Besteding niet opgegeven door Stichting Wij']));
  it('names a tranche after its id when nothing better is known', () => expect(labelOf({ id: 'return/tranche/senior', kind: 'return', about: 'tranche/senior', cents: cents(1) }, naming)).toBe('Opbrengst van senior'));
  it.each([[0, 0, 0], [1, 3, 33.3], [2, 3, 66.7], [5, 5, 100]])('%i of %i is %f cents of each euro', (part, all, expected) => expect(centsOfEuro(part, all)).toBe(expected));
});
