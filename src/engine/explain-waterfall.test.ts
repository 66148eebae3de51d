import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import type { ExplainNode } from './explain-node.ts';
import { explainSentences } from './explain-sentences.ts';
import { type ToExplain, explainWaterfall, explainWholeWaterfall, paymentKeys } from './explain-waterfall.ts';
import { WATERFALL_EN } from './messages-explain-waterfall-en.ts';
import { WATERFALL_NL } from './messages-explain-waterfall-nl.ts';
import { must } from './result.ts';
import { anyWaterfall } from './waterfall-any.testing.ts';
import { type WaterfallInput, runWaterfall } from './waterfall.ts';
import { type CapitalDraft, inputWith } from './waterfall.testing.ts';

function known(input: WaterfallInput): ToExplain {
  return { sheet: input.sheet, waterfall: runWaterfall(input), facts: input.facts };
}

type Draft = Parameters<typeof inputWith>[0];

function explain(draft: Draft, question: Parameters<typeof explainWaterfall>[1]): ExplainNode {
  return must(explainWaterfall(known(inputWith(draft)), question), 'node');
}

function every(node: ExplainNode): readonly ExplainNode[] {
  return [node, ...node.children.flatMap(every)];
}

/** Nodes whose children do not sum to them: must be none. */
function wrong(root: ExplainNode): readonly ExplainNode[] {
  return every(root).filter((node) => {
    const amounts = node.children.flatMap((child) => (child.amount === undefined ? [] : [child.amount]));
    return amounts.length > 0 && amounts.reduce((a, b) => a + b, 0) !== node.amount;
  });
}

function says(node: ExplainNode, language: 'nl' | 'en'): readonly string[] {
  return explainSentences(node, language).map((text) => text.replaceAll('\u00a0', '_'));
}

const LOAN = { id: 'loan', title: { nl: 'Lening', en: 'Loan' }, committed: '1000', holders: [{ party: 'investor', share: '1' }] };
const DRAWS = [{ day: '2025-01-01', tranche: 'loan', amount: '1000' }];

function bond(capital: CapitalDraft, rest: Partial<Draft> = {}): Draft {
  return { ...rest, capital: { tranches: [LOAN], draws: DRAWS, ...capital } };
}

describe('any waterfall', () => {
  it('explains every amount: children sum to their parent, and the amounts are those of the run', () => {
    fc.assert(
      fc.property(anyWaterfall, (input) => {
        const about = known(input);
        const { returns, runs } = explainWholeWaterfall(about);
        const nodes = [returns, ...runs.flatMap((run) => [run.pot, ...run.payments.map((entry) => entry.node)])];
        expect(nodes.flatMap(wrong)).toEqual([]);
        expect(runs.map((run) => run.pot.amount)).toEqual(about.waterfall.runs.map((run) => run.opening));
        expect(runs.map((run) => run.payments.map((entry) => entry.node.amount))).toEqual(
          about.waterfall.runs.map((run) => run.steps.map((log) => log.paid)),
        );
      }),
      { numRuns: 60, seed: Number(process.env['LENTE_SEED'] ?? 7) },
    );
  });

  it('explains what each tranche and holder put in, got back and still has out', () => {
    fc.assert(
      fc.property(anyWaterfall, (input) => {
        const about = known(input);
        for (const tranche of about.waterfall.tranches) {
          const of = (what: 'put_in' | 'got_back' | 'outstanding', holder?: string) =>
            explainWaterfall(about, { of: what, tranche: tranche.id, holder });
          expect([of('put_in')?.amount, of('got_back')?.amount, of('outstanding')?.amount]).toEqual([
            tranche.putIn,
            tranche.back,
            tranche.outstanding,
          ]);
          for (const holder of tranche.holders)
            expect([of('put_in', holder.party)?.amount, of('got_back', holder.party)?.amount]).toEqual([holder.putIn, holder.back]);
        }
        expect(explainWaterfall(about, { of: 'returns' })?.amount).toBe(about.waterfall.overall.back - about.waterfall.overall.putIn);
      }),
      { numRuns: 60, seed: Number(process.env['LENTE_SEED'] ?? 7) },
    );
  });

  it('has sentences in both languages without a hole in them', () => {
    fc.assert(
      fc.property(anyWaterfall, (input) => {
        const { returns, runs } = explainWholeWaterfall(known(input));
        for (const node of [returns, ...runs.flatMap((run) => [run.pot, ...run.payments.map((entry) => entry.node)])])
          for (const language of ['nl', 'en'] as const) {
            const text = explainSentences(node, language);
            expect(text.length).toBeGreaterThan(0);
            expect(text.join('\n')).not.toMatch(/undefined|NaN|\[object|‘’|“”| {2}| \.|\(\)|\n\n/);
          }
      }),
      { numRuns: 40, seed: Number(process.env['LENTE_SEED'] ?? 7) },
    );
  });

  it('can be asked for by the keys it gives', () => {
    const { waterfall } = known(inputWith(bond({ waterfall: [{ id: 'terug', pay: 'principal' }] }, { receipts: [['2026-01-01', 400]] })));
    expect(paymentKeys(waterfall)[0]).toBe('2026-01-01/terug/loan');
  });
});

type Story = {
  readonly name: string;
  readonly draft: Draft;
  readonly step: string;
  readonly on: string;
  readonly nl: readonly string[];
  readonly en: readonly string[];
};

const STORIES: readonly Story[] = [
  {
    name: 'interest of which too little was there',
    draft: bond(
      { tranches: [{ ...LOAN, interest: [{ rate: '5%' }] }], waterfall: [{ id: 'rente', pay: 'interest', clause: 'artikel 7' }] },
      {
        receipts: [
          ['2026-01-01', 20],
          ['2027-01-01', 60],
        ],
      },
    ),
    step: 'rente',
    on: '2027-01-01',
    nl: [
      'Op 1 januari 2027 gaat er €_60,00 naar de houders van ‘Lening’ voor ‘Rente’.',
      'Rente van eerder die nog niet was betaald: €_30,00.',
      'Nieuwe rente: €_50,00.',
      'Over €_1.000,00 telt rente van 1 januari 2026 tot 1 januari 2027: 5_% per jaar, 365 van 365 dagen, is €_50,00.',
      'Er was maar €_60,00; €_20,00 bleef onbetaald.',
      'De afspraak staat in artikel 7.',
    ],
    en: [
      'On 1 January 2027 €60.00 goes to the holders of “Loan” for “Interest”.',
      'Interest from before that had not been paid: €30.00.',
      'New interest: €50.00.',
      'On €1,000.00 interest runs from 1 January 2026 to 1 January 2027: 5% a year, 365 of 365 days, is €50.00.',
      'There was only €60.00; €20.00 stayed unpaid.',
      'The contract says so in artikel 7.',
    ],
  },
  {
    name: 'principal by result, with the source of the result',
    draft: bond(
      {
        tranches: [{ ...LOAN, principalShare: 'score' }],
        waterfall: [{ id: 'terug', title: { nl: 'Inleg terug', en: 'Money back' }, pay: 'principal', when: 'score > 0' }],
      },
      { receipts: [['2026-01-01', 2000]], facts: { measures: [{ id: 'm1', day: '2025-12-01', name: 'score', value: '0.8', source: 'CBS' }] } },
    ),
    step: 'terug',
    on: '2026-01-01',
    nl: [
      'Op 1 januari 2026 gaat er €_800,00 naar de houders van ‘Lening’ voor ‘Inleg terug’.',
      'Deze stap telt, omdat score groter dan 0 is (score 0,8).',
      'De bron van ‘score’ is CBS, gemeten op 1 december 2025.',
      'Er stond nog €_1.000,00 uit.',
      'Door het resultaat komt daarvan €_200,00 nu niet terug: score (score 0,8).',
    ],
    en: [
      'On 1 January 2026 €800.00 goes to the holders of “Loan” for “Money back”.',
      'This step counts, because score is more than 0 (score 0.8).',
      'The source of “score” is CBS, measured on 1 December 2025.',
      '€1,000.00 was still to be repaid.',
      'By the result €200.00 of that does not come back now: score (score 0.8).',
    ],
  },
  {
    name: 'a bonus under a cap',
    draft: bond(
      {
        tranches: [{ ...LOAN, bonus: '500', maxMultiple: '1.2' }],
        waterfall: [
          { id: 'terug', pay: 'principal' },
          { id: 'extra', pay: 'bonus' },
        ],
      },
      { receipts: [['2026-01-01', 3000]] },
    ),
    step: 'extra',
    on: '2026-01-01',
    nl: [
      'Op 1 januari 2026 gaat er €_200,00 naar de houders van ‘Lening’ voor ‘Rendement naar resultaat’.',
      'Tot en met deze dag samen: €_500,00.',
      'Er mag hoogstens 1,2 keer de inleg terugkomen. Daarom ging er €_300,00 af.',
    ],
    en: [
      'On 1 January 2026 €200.00 goes to the holders of “Loan” for “Return by result”.',
      'Up to this day in all: €500.00.',
      'At most 1.2 times what was put in may come back. So €300.00 was taken off.',
    ],
  },
  {
    name: 'a fee that stays due, from before',
    draft: bond(
      { waterfall: [{ id: 'beheer', title: 'Beheer', pay: 'fee', to: 'fonds', amount: '100' }] },
      {
        receipts: [
          ['2026-01-01', 40],
          ['2026-07-01', 500],
        ],
      },
    ),
    step: 'beheer',
    on: '2026-07-01',
    nl: ['Op 1 juli 2026 gaat er €_160,00 naar Fonds voor ‘Beheer’.', 'Nog open van eerder: €_60,00.', 'Deze keer: €_100,00.'],
    en: ['On 1 July 2026 €160.00 goes to Fonds for “Beheer”.', 'Still open from before: €60.00.', 'This time: €100.00.'],
  },
  {
    name: 'a reserve',
    draft: bond({ waterfall: [{ id: 'buffer', pay: 'hold', to: 'buffer', amount: '0.1 * outstanding' }] }, { receipts: [['2026-01-01', 500]] }),
    step: 'buffer',
    on: '2026-01-01',
    nl: ['Op 1 januari 2026 gaat er €_100,00 naar de reserve ‘buffer’.', 'In de reserve hoort €_100,00: 0,1 keer outstanding (outstanding 1.000).'],
    en: ['On 1 January 2026 €100.00 goes into the reserve “buffer”.', 'The reserve should hold €100.00: 0.1 times outstanding (outstanding 1,000).'],
  },
  {
    name: 'a step that waits for the end',
    draft: bond(
      { waterfall: [{ id: 'slot', title: 'Slot', pay: 'fee', to: 'fonds', amount: '5', days: 'maturity' }] },
      { receipts: [['2026-01-01', 500]] },
    ),
    step: 'slot',
    on: '2026-01-01',
    nl: ['Op 1 januari 2026 gaat er geen geld naar ‘Slot’ (Fonds).', 'Deze stap telt pas aan het einde.'],
    en: ['On 1 January 2026 no money goes to “Slot” (Fonds).', 'This step only counts at the end.'],
  },
];

describe('what a contract manager reads under a payment', () => {
  it.each(STORIES)('$name', ({ draft, step, on, nl, en }) => {
    const node = explain(draft, { of: 'payment', step, day: day(on) });
    expect(says(node, 'nl')).toEqual(nl);
    expect(says(node, 'en')).toEqual(en);
  });
});

describe('what a contract manager reads under a return', () => {
  const draft = bond({ waterfall: [{ id: 'terug', pay: 'principal' }] }, { receipts: [['2026-01-01', 400]], asOf: '2026-06-01' });

  it('multiple and rate', () => {
    expect(says(explain(draft, { of: 'returns', tranche: 'loan' }), 'nl')).toEqual([
      'Lening: ingelegd €_1.000,00, terug €_400,00.',
      'Dat is 0,4 keer de inleg.',
      'Het rendement per jaar (IRR) is −60_%.',
      'Er staat nog €_600,00 uit: dit is de stand tot nu toe.',
    ]);
    expect(says(explain(draft, { of: 'put_in', tranche: 'loan' }), 'nl')).toEqual(['Lening: €_1.000,00 ingelegd, in 1 keer.']);
    expect(says(explain(draft, { of: 'outstanding', tranche: 'loan' }), 'en')).toEqual([
      'Loan: €600.00 is still to be repaid.',
      'Drawn: €1,000.00.',
      'Repaid: €400.00.',
    ]);
  });

  it.each([
    ['nothing came back', [], 'There is no IRR: money only went in, or only came out.'],
    ['nothing was put in', undefined, 'There is no IRR: nothing was put in yet.'],
  ] as const)('no rate when %s', (_story, receipts, sentence) => {
    const none = bond({ draws: receipts === undefined ? [] : DRAWS }, { receipts: [], asOf: '2026-06-01' });
    expect(says(explain(none, { of: 'returns', tranche: 'loan' }), 'en')).toContain(sentence);
  });

  it('one of two holders: its part of the payment', () => {
    const two = bond(
      {
        tranches: [
          {
            ...LOAN,
            holders: [
              { party: 'investor', share: '40%' },
              { party: 'fonds', share: '60%' },
            ],
          },
        ],
        waterfall: [{ id: 'terug', pay: 'principal' }],
      },
      { receipts: [['2026-01-01', 500]] },
    );
    const node = explain(two, { of: 'payment', day: day('2026-01-01'), step: 'terug', receiver: 'loan', holder: 'investor' });
    expect(node.amount).toBe(200_00);
    expect(wrong(node)).toEqual([]);
    expect(says(node, 'nl')[0]).toBe('Voor Investor is dat €_200,00, een deel van 40_%.');
  });

  it.each([
    [{ of: 'payment' as const, day: day('2026-01-01'), step: 'nee' }],
    [{ of: 'payment' as const, day: day('2026-01-02'), step: 'terug' }],
    [{ of: 'payment' as const, day: day('2026-01-01'), step: 'terug', receiver: 'fonds' }],
    [{ of: 'returns' as const, tranche: 'senior' }],
    [{ of: 'put_in' as const, tranche: 'loan', holder: 'gemeente' }],
    [{ of: 'pot' as const, day: day('2026-01-02') }],
  ])('there is no explanation of what is not there: %j', (question) => {
    expect(explainWaterfall(known(inputWith(draft)), question)).toBeUndefined();
  });
});

describe('for who sees no facts', () => {
  const draft = bond(
    { tranches: [{ ...LOAN, principalShare: 'secret' }], waterfall: [{ id: 'terug', pay: 'principal', when: 'secret > 0.1' }] },
    { receipts: [['2026-01-01', 2000]], facts: { measures: [{ id: 'm1', day: '2025-12-01', name: 'secret', value: '0.83', source: 'hidden' }] } },
  );
  const about = { ...known(inputWith(draft)), hidesInputs: true };

  it('amounts stay, what formulas looked at goes', () => {
    const node = must(explainWaterfall(about, { of: 'returns', tranche: 'loan' }), 'node');
    expect(wrong(node)).toEqual([]);
    const text =
      JSON.stringify(node) +
      explainSentences(node, 'nl').join() +
      every(node)
        .flatMap((child) => explainSentences(child, 'en'))
        .join();
    expect(text).toContain('83000');
    expect(text).not.toMatch(/secret|hidden|line\//);
  });

  it('where the money came from is not told', () => {
    expect(explainWaterfall(about, { of: 'pot', day: day('2026-01-01') })).toBeUndefined();
    expect(explainWaterfall({ ...about, hidesInputs: false }, { of: 'pot', day: day('2026-01-01') })?.amount).toBe(200_000);
  });
});

it('both languages have words for the same codes', () => {
  expect(Object.keys(WATERFALL_NL).toSorted()).toEqual(Object.keys(WATERFALL_EN).toSorted());
});
