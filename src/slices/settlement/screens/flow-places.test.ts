import { describe, expect, it } from 'vitest';
import { cents } from '../../../engine/money.ts';
import { makeSheet } from '../../../engine/testing.ts';
import type { FlowAnswer } from '../statement-shape.ts';
import { avoidableOf, messageOf, messageText, partText } from './flow-figures.ts';
import { flowsOf, placeName, placesOf } from './flow-places.ts';
import { irrText, multipleText } from './InvestorReturns.tsx';
import { namesOf } from './names.ts';
import { flowWords } from './words-flow.ts';

const sheet = makeSheet({
  spending: [{ id: 'coaches', title: { nl: 'Coaches', en: 'Coaches' }, party: 'wij', share: '80%' }],
  capital: {
    manager: 'wij',
    maturity: '2026-12-31',
    tranches: [{ id: 'senior', title: { nl: 'Lening', en: 'Loan' }, holders: [{ party: 'bank', share: '100%' }], committed: '100' }],
  },
});
const names = namesOf(
  {
    parties: [
      { key: 'stad', name: 'Gemeente Linde', role: 'commissioner' },
      { key: 'wij', name: 'Stichting Wij', role: 'provider' },
    ],
    versions: [{ version: 1, sheet }],
  },
  'nl',
);
const about = { names, sheet };

type Shares = FlowAnswer['flow']['shares'];
const share = (kind: string, amount: number, node = kind): Shares[number] => ({ node, kind, cents: cents(amount), share: '0' });
const flow = (...shares: Shares) => ({ shares, publicCents: cents(shares.reduce((total, entry) => total + entry.cents, 0)), currency: 'EUR' });

describe('the names of places', () => {
  it.each([
    ['stad', 'payer', { party: 'stad' }, 'Gemeente Linde'],
    ['spending/coaches', 'spending', { party: 'wij', about: 'coaches' }, 'Coaches'],
    ['unstated/wij', 'unstated', { party: 'wij', about: 'wij' }, 'Stichting Wij, besteding niet vermeld'],
    ['#in', 'manager', {}, 'Uitkomstgeld bij Stichting Wij'],
    ['#capital', 'capital', {}, 'Ingelegd kapitaal'],
    ['#reserve/first_loss', 'reserve', { about: 'first_loss' }, 'Reserve: first loss'],
    ['held/#capital', 'held', { about: '#capital' }, 'Kapitaal dat nog niet is besteed'],
    ['tranche/senior', 'investor', { party: 'bank', about: 'senior' }, 'Lening'],
    ['return/tranche/senior', 'return', { about: 'tranche/senior' }, 'Rendement: Lening'],
    ['own/tranche/senior', 'own', { about: 'tranche/senior' }, 'Inleg die niet terugkwam: Lening'],
    ['own/wij', 'own', { party: 'wij', about: 'wij' }, 'Eigen geld van Stichting Wij'],
    ['returned/stad', 'returned', { party: 'stad', about: 'stad' }, 'Terug naar Gemeente Linde'],
  ])('%s is called by what it is', (id, kind, more, name) => {
    expect(placeName({ id, kind, ...more }, about)).toBe(name);
  });

  it('does not call money lost that may still come back', () => {
    const own = { id: 'own/tranche/senior', kind: 'own', about: 'tranche/senior' };
    expect(placeName(own, { ...about, isRunning: true })).toBe('Inleg die nog niet terug is: Lening');
  });

  it('says the kind beside a name that two places share', () => {
    const nodes = [
      { id: 'stad', kind: 'payer', party: 'stad', cents: cents(1) },
      { id: 'x', kind: 'provider', party: 'stad', cents: cents(1) },
    ];
    expect(placesOf(nodes, about).map((place) => place.label)).toEqual(['Gemeente Linde (betaler)', 'Gemeente Linde (uitvoerder)']);
  });

  it('draws flows between the same places as one band', () => {
    const links = [
      { from: 'a', to: 'b', cents: cents(5) },
      { from: 'a', to: 'c', cents: cents(1) },
      { from: 'a', to: 'b', cents: cents(2) },
    ];
    expect(flowsOf(links)).toEqual([
      { from: 'a', to: 'b', amountCents: 7 },
      { from: 'a', to: 'c', amountCents: 1 },
    ]);
  });
});

describe('the one message', () => {
  it.each([
    [flow(share('spending', 70), share('wages', 12), share('overhead', 10), share('return', 8)), 'Van elke euro komt 82 cent bij het werk zelf'],
    [flow(share('provider', 90), share('assessment', 10)), 'Van elke euro gaat 90 cent naar de uitvoerder'],
    [flow(share('unstated', 60), share('return', 40)), 'Van elke euro gaat 60 cent naar de uitvoerder'],
    [flow(share('return', 75, 'r'), share('arranger', 25)), 'Van elke euro gaat 75 cent naar: hier'],
    [{ ...flow(share('service', 2), share('return', 1)), currency: 'USD' }, '67\u00A0% van het geld komt bij het werk zelf'],
  ])('says what reaches the work, as far as it is known', (given, text) => {
    const message = messageOf(given);
    expect(message && messageText(message, given, { language: 'nl', where: 'hier' })).toBe(text);
  });

  it('says nothing when nothing was paid', () => {
    expect(messageOf(flow())).toBeUndefined();
  });
});

describe('what a direct contract would not have paid', () => {
  it('is the arranger and the return, and nothing else', () => {
    expect(avoidableOf(flow(share('arranger', 7), share('return', 5), share('return', 1, 'b'), share('assessment', 9)))).toEqual({
      arranger: 7,
      returns: 6,
      together: 13,
    });
  });

  it.each([
    [0, 0, '0'],
    [1, 3, '33,3'],
    [1, 1, '100'],
    [75, 1000, '7,5'],
  ])('%i of %i is %s cents of every euro', (part, whole, text) => {
    expect(partText(part, whole, { currency: 'EUR', language: 'nl' })).toBe(text);
  });
});

describe('what investors get back', () => {
  const returns = { putIn: cents(100), back: cents(104), irr: { kind: 'irr', rate: 0.0404, unique: true }, multiple: '1.0405…' };
  it.each([
    [returns, '4,04\u00A0%', '1,04 keer'],
    [{ ...returns, irr: { kind: 'no_irr', why: 'no_sign_change' } }, 'geen IRR: er is alleen ingelegd of alleen ontvangen', '1,04 keer'],
    [
      { ...returns, irr: { kind: 'irr', rate: -0.5, unique: false }, multiple: '0.5' },
      '−50\u00A0% (ongeveer; er past meer dan één rente)',
      '0,50 keer',
    ],
    [{ ...returns, multiple: undefined }, '4,04\u00A0%', 'geen inleg'],
  ])('reads %j', (given, rate, times) => {
    expect([irrText(given, flowWords.nl, 'nl'), multipleText(given, flowWords.nl, 'nl')]).toEqual([rate, times]);
  });
});
