import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { plus, exact } from './decimal.ts';
import { type FlowGraph, type Link, flowGraph, graphOf } from './flows.ts';
import { gather, inflow, nodesOf, outflow, trace, withoutCycles } from './flows-graph.ts';
import { ZERO, cents, sum } from './money.ts';
import type { Line, Statement } from './statement.ts';
import { runWaterfall } from './waterfall.ts';
import { type CapitalDraft, euro, inputWith, sheetWith } from './waterfall.testing.ts';

const PARTIES = [
  { id: 'gemeente', name: 'Gemeente', roles: ['commissioner' as const] },
  { id: 'rijk', name: 'Rijk', roles: ['commissioner' as const] },
  { id: 'uitvoerder', name: 'Uitvoerder', roles: ['provider' as const] },
  { id: 'fonds', name: 'Fonds', roles: ['arranger' as const] },
  { id: 'bureau', name: 'Bureau', roles: ['assessor' as const] },
  { id: 'investor', name: 'Investor', roles: ['investor' as const] },
];

function sheetFor(spending: readonly (readonly [string, string])[] = [], capital: CapitalDraft = {}) {
  const sheet = sheetWith({ capital, sheet: { parties: PARTIES } });
  return { ...sheet, spending: spending.map(([id, share]) => ({ id, title: id, party: 'uitvoerder', share })) };
}

function line(payer: string, payee: string, amount: number, tax = 0): Line {
  const part = {
    id: 'p',
    claimsMade: 0,
    claimsAccepted: 0,
    quantity: '0',
    price: undefined,
    gross: ZERO,
    cuts: [],
    rounding: '0',
    total: ZERO,
    items: [],
    working: [],
  };
  return {
    key: `${payer}/${payee}`,
    kind: 'outcome',
    period: '2025',
    version: 1,
    rule: 'r',
    outcome: undefined,
    payer,
    payee,
    share: '1',
    part,
    payerCuts: [],
    net: euro(amount - tax),
    tax: euro(tax),
    computed: euro(amount),
    alreadySettled: ZERO,
    due: euro(amount),
    dueDay: day('2026-01-01'),
  };
}

function statementOf(lines: readonly Line[]): Statement {
  const totals = { computed: ZERO, alreadySettled: ZERO, due: ZERO, byPayer: {}, byPayee: {}, byPeriod: {}, byOutcome: {} };
  return { contract: 'test', currency: 'EUR', asOf: day('2030-01-01'), series: 'actual', periods: [], lines, items: [], refusals: [], totals };
}

function sharesOf(graph: FlowGraph): Readonly<Record<string, number>> {
  return Object.fromEntries(graph.shares.map((entry) => [entry.node, entry.cents / 100]));
}

/** Every place passes on all it gets, or is a first or last one; a payer in the middle may add to it. */
function unbalanced(graph: FlowGraph): readonly string[] {
  const wrong = graph.nodes.filter(({ id, kind }) => {
    const [into, out] = [inflow(graph.links, id), outflow(graph.links, id)];
    return into !== 0 && out !== 0 && (kind === 'payer' ? into > out : into !== out);
  });
  return wrong.map((node) => node.id);
}

describe('where the euro went, without investors', () => {
  const cases = [
    {
      form: 'subsidy',
      lines: [line('gemeente', 'uitvoerder', 400_000), line('gemeente', 'bureau', 8000)],
      spending: [['service', '1']] as const,
      service: 98.04,
      total: 408_000,
    },
    {
      form: 'direct contract',
      lines: [line('gemeente', 'uitvoerder', 461_520), line('gemeente', 'bureau', 27_000)],
      spending: [
        ['service', String(400_000 / 461_520).slice(0, 12)],
        ['margin', String(61_520 / 461_520).slice(0, 12)],
      ] as const,
      service: 81.88,
      total: 488_520,
    },
  ];

  it.each(cases)('$form: $service % reaches the service', ({ lines, spending, service, total }) => {
    const graph = flowGraph(sheetFor(spending), statementOf(lines));
    expect(graph.publicCents).toBe(euro(total));
    expect(((sharesOf(graph)['spending/service'] ?? 0) / total) * 100).toBeCloseTo(service, 2);
    expect(unbalanced(graph)).toEqual([]);
  });

  it('shows what a receiver does not state', () => {
    const graph = flowGraph(
      sheetFor([
        ['wages', '80%'],
        ['overhead', '15%'],
      ]),
      statementOf([line('gemeente', 'uitvoerder', 1000)]),
    );
    expect(sharesOf(graph)).toEqual({ 'spending/wages': 800, 'spending/overhead': 150, 'unstated/uitvoerder': 50 });
    expect(new Map(graph.shares.map((entry) => [entry.kind, entry.share]))).toEqual(
      new Map([
        ['overhead', '0.15'],
        ['wages', '0.8'],
        ['unstated', '0.05'],
      ]),
    );
  });

  it('puts tax apart, and shares out the rest', () => {
    const graph = flowGraph(sheetFor([['service', '1']]), statementOf([line('gemeente', 'uitvoerder', 1210, 210)]));
    expect(sharesOf(graph)).toEqual({ tax: 210, 'spending/service': 1000 });
    expect(graph.links).toContainEqual({ from: 'uitvoerder', to: 'tax', cents: euro(210), why: 'tax' });
  });

  it('lets payments in both directions cancel', () => {
    const graph = flowGraph(
      sheetFor([['service', '1']]),
      statementOf([line('gemeente', 'uitvoerder', 1000), line('uitvoerder', 'gemeente', 300), line('gemeente', 'uitvoerder', -100)]),
    );
    expect(graph.publicCents).toBe(euro(600));
    expect(sharesOf(graph)).toEqual({ 'spending/service': 600 });
  });

  it('shows money that a provider pays out of its own pocket', () => {
    const graph = flowGraph(sheetFor([['service', '1']]), statementOf([line('uitvoerder', 'gemeente', 300)]));
    expect(graph.publicCents).toBe(0);
    expect(graph.shares).toEqual([]);
    expect(graph.links).toEqual([
      { from: 'uitvoerder', to: 'gemeente', cents: euro(300), why: 'outcome' },
      { from: 'own/uitvoerder', to: 'uitvoerder', cents: euro(300), why: 'own' },
      { from: 'gemeente', to: 'returned/gemeente', cents: euro(300), why: 'returned' },
    ]);
  });

  it('counts money that one payer passes to another once', () => {
    const graph = flowGraph(sheetFor([['service', '1']]), statementOf([line('rijk', 'gemeente', 300), line('gemeente', 'uitvoerder', 1000)]));
    expect(graph.publicCents).toBe(euro(1000));
    expect(sharesOf(graph)).toEqual({ 'spending/service': 1000 });
  });

  it('is empty without payments', () => {
    expect(flowGraph(sheetFor(), statementOf([]))).toEqual({ currency: 'EUR', nodes: [], links: [], publicCents: 0, shares: [] });
  });
});

/** Service of 400,000 paid by an investor at 8 % a year for two years, own cost 25,000, and 120,000 beside it for others. */
const BOND: CapitalDraft = {
  tranches: [{ id: 'loan', committed: 400_000, holders: [{ party: 'investor', share: 1 }], interest: [{ rate: '8%' }] }],
  draws: [{ day: '2025-01-01', tranche: 'loan', amount: 400_000 }],
  maturity: '2027-01-01',
  waterfall: [
    { id: 'eigen', pay: 'fee', to: 'fonds', amount: 25_000 },
    { id: 'rente', pay: 'interest' },
    { id: 'terug', pay: 'principal' },
  ],
};

function bond(amount: number, capital: CapitalDraft = BOND): FlowGraph {
  const receipts = [['2027-01-01', amount]] as const;
  const input = inputWith({ capital, receipts, sheet: { parties: PARTIES } });
  const lines = [line('gemeente', 'fonds', amount), line('gemeente', 'bureau', 50_000), line('gemeente', 'rijk_bureau', 70_000)];
  return flowGraph(sheetFor([['service', '1']], capital), statementOf(lines), runWaterfall(input));
}

describe('where the euro went, with investors', () => {
  it('counts principal that comes back for the service it paid: 66 % of each public euro', () => {
    const graph = bond(489_000);
    expect(graph.publicCents).toBe(euro(609_000));
    expect(sharesOf(graph)).toEqual({
      'spending/service': 400_000,
      'return/tranche/loan': 64_000,
      fonds: 25_000,
      bureau: 50_000,
      rijk_bureau: 70_000,
    });
    expect(graph.shares.find((entry) => entry.kind === 'service')?.share).toBe('0.656814…');
    expect(unbalanced(graph)).toEqual([]);
  });

  it('shows what the investors lost as their own money', () => {
    const graph = bond(289_000);
    expect(graph.links).toContainEqual({ from: 'own/tranche/loan', to: 'tranche/loan', cents: euro(136_000), why: 'own' });
    expect(sharesOf(graph)).toEqual({ 'spending/service': 264_000, fonds: 25_000, bureau: 50_000, rijk_bureau: 70_000 });
    expect(unbalanced(graph)).toEqual([]);
  });

  it('says which kind of place each node is', () => {
    const kinds = Object.fromEntries(bond(589_000).nodes.map((node) => [node.id, node.kind]));
    expect(kinds).toEqual({
      gemeente: 'payer',
      '#in': 'manager',
      'held/#in': 'held',
      'tranche/loan': 'investor',
      'return/tranche/loan': 'return',
      '#capital': 'capital',
      uitvoerder: 'provider',
      'spending/service': 'service',
      fonds: 'arranger',
      bureau: 'assessment',
      rijk_bureau: 'other',
    });
  });

  it('lets drawn money that was not spent cancel against its repayment', () => {
    const graph = bond(89_000, { ...BOND, drawnTo: 'fonds' });
    expect(sharesOf(graph)).toEqual({ fonds: 25_000, 'return/tranche/loan': 64_000, bureau: 50_000, rijk_bureau: 70_000 });
    expect(graph.nodes.map((node) => node.id)).not.toContain('#capital');
  });

  it.each([
    { what: 'sends the tax beside what the manager receives to the state', got: 489_000, back: -100, tax: 102_669, total: 591_569 },
    { what: 'counts tax that the manager receives only once', got: 591_690, back: -121, tax: undefined, total: 591_569 },
    { what: 'counts no tax of a line that has not come in', got: 489_000, back: undefined, tax: 102_690, total: 591_690 },
  ])('$what', ({ got, back, tax, total }) => {
    const lines = [line('gemeente', 'fonds', 489_000 + 102_690, 102_690), line('fonds', 'gemeente', 121, 21)];
    const receipt = (key: string, amount: number) => ({ day: day('2027-01-01'), party: 'gemeente', amount: euro(amount), source: key });
    const receipts = [receipt('gemeente/fonds', got), ...(back === undefined ? [] : [receipt('fonds/gemeente', back)])];
    const input = { ...inputWith({ capital: BOND, sheet: { parties: PARTIES } }), receipts };
    const graph = flowGraph(sheetFor([['service', '1']], BOND), statementOf(lines), runWaterfall(input));
    expect(sharesOf(graph).tax).toBe(tax);
    expect(graph.publicCents).toBe(euro(total));
    expect(unbalanced(graph)).toEqual([]);
  });

  it.each([
    { who: 'an arranger pays from its fee', manager: 'fonds', id: 'fonds', keeps: 16_500, own: [] },
    { who: 'a party that got nothing from its own money', manager: 'rijk_fonds', id: 'fonds', keeps: 25_000, own: ['own/rijk_fonds'] },
  ])('takes a correction after everything was shared out off the manager: $who', ({ manager, id, keeps, own }) => {
    const capital = { ...BOND, manager };
    const receipt = (on: string, amount: number) => ({ day: day(on), party: 'gemeente', amount: euro(amount), source: 'l' });
    const input = inputWith({ capital, sheet: { parties: [...PARTIES, { id: 'rijk_fonds', name: 'Rijksfonds', roles: ['arranger'] }] } });
    const run = runWaterfall({ ...input, receipts: [receipt('2027-01-01', 489_000), receipt('2027-06-01', -8500)] });
    const graph = flowGraph(sheetFor([['service', '1']], capital), statementOf([]), run);
    expect(graph.links.filter((link) => link.why === 'own').map((link) => link.from)).toEqual(own);
    if (own.length === 0) expect(graph.publicCents).toBe(euro(480_500));
    expect(inflow(graph.links, id)).toBe(euro(keeps));
    expect(unbalanced(graph)).toEqual([]);
  });

  it.each([489_000, 589_000])('shows at every last place what the shares say, as long as all money is of the payers: %i', (amount) => {
    const graph = bond(amount);
    for (const share of graph.shares) expect(inflow(graph.links, share.node)).toBe(share.cents);
  });

  it('takes what a tranche pays in off its return', () => {
    const waterfall = [...(BOND.waterfall ?? []), { id: 'boete', pay: 'malus' as const, from: 'loan', to: 'gemeente', amount: 4000 }];
    const graph = bond(489_000, { ...BOND, waterfall });
    expect(graph.publicCents).toBe(euro(605_000));
    expect(sharesOf(graph)).toMatchObject({ 'return/tranche/loan': 60_000, 'spending/service': 400_000 });
  });

  it('keeps diverted interest and reserves apart', () => {
    const tranches = (BOND.tranches ?? []).map((tranche) => ({ ...tranche, interestTo: 'park' }));
    const waterfall = [{ id: 'buffer', pay: 'hold' as const, amount: 10_000 }, ...(BOND.waterfall ?? [])];
    const shares = sharesOf(bond(499_000, { ...BOND, tranches, waterfall }));
    expect(shares).toMatchObject({ park: 64_000, '#reserve/reserve': 10_000, 'spending/service': 400_000 });
  });
});

const ids = ['gemeente', 'rijk', 'uitvoerder', 'fonds', 'bureau', '#in', 'other_party'];
const flows = fc
  .array(
    fc.record({
      from: fc.constantFrom(...ids),
      to: fc.constantFrom(...ids),
      amount: fc.integer({ min: -100_000, max: 1_000_000 }),
      why: fc.constantFrom('outcome', 'fee'),
    }),
    { maxLength: 25 },
  )
  .map((list): readonly Link[] => list.map((entry) => ({ from: entry.from, to: entry.to, cents: cents(entry.amount), why: entry.why })));

describe('any flows', () => {
  const sheet = sheetFor([
    ['wages', '63.3%'],
    ['overhead', '20.1%'],
  ]);

  it('pass through every place without loss', () => {
    fc.assert(
      fc.property(flows, (list) => {
        expect(unbalanced(graphOf(sheet, list))).toEqual([]);
      }),
    );
  });

  it('keep the balance of every place when cycles are taken out', () => {
    fc.assert(
      fc.property(flows, (list) => {
        const rest = withoutCycles(list);
        const before = gather(list);
        for (const node of nodesOf(before)) expect(inflow(rest, node) - outflow(rest, node)).toBe(inflow(before, node) - outflow(before, node));
        expect(rest.every((link) => link.cents > 0)).toBe(true);
      }),
    );
  });

  it('share out all public money, to the cent', () => {
    fc.assert(
      fc.property(flows, (list) => {
        const graph = graphOf(sheet, list);
        expect(sum(graph.shares.map((entry) => entry.cents))).toBe(graph.shares.length === 0 ? 0 : graph.publicCents);
      }),
    );
  });

  it('give the same picture in whatever order they come', () => {
    const shuffled = flows.chain((list) => fc.record({ list: fc.constant(list), other: fc.shuffledSubarray([...list], { minLength: list.length }) }));
    fc.assert(
      fc.property(shuffled, ({ list, other }) => {
        expect(graphOf(sheet, other)).toEqual(graphOf(sheet, list));
      }),
    );
  });

  it('are traced in full', () => {
    fc.assert(
      fc.property(flows, (list) => {
        const rest = withoutCycles(list);
        const given = (node: string) => cents(Math.max(0, outflow(rest, node) - inflow(rest, node)));
        const total = [...trace(withEnds(rest), given).values()].reduce(plus, exact(0n));
        expect(total).toEqual(exact(BigInt(sum(nodesOf(rest).map(given)))));
      }),
    );
  });
});

/** Adds a last place behind every place that keeps something, so that all in the middle passes on what it gets. */
function withEnds(links: readonly Link[]): readonly Link[] {
  const kept = nodesOf(links).map((node) => ({
    from: node,
    to: `end/${node}`,
    cents: cents(Math.max(0, inflow(links, node) - outflow(links, node))),
    why: 'end',
  }));
  return [...links, ...kept.filter((link) => link.cents > 0)];
}
