import type { z } from 'zod';
import { day } from './calendar.ts';
import { factsSchema } from './facts.ts';
import { type Cents, cents } from './money.ts';
import { type TermSheet, termSheetSchema } from './terms.ts';
import type { capitalSchema } from './terms-capital.ts';
import { type WaterfallInput, runWaterfall } from './waterfall.ts';
import type { Receipt, Waterfall } from './waterfall-types.ts';

/** Small contracts with capital for the tests of the waterfall: whole euros in, whole cents out. */
export type CapitalDraft = Partial<z.input<typeof capitalSchema>>;

type Draft = {
  readonly capital: CapitalDraft;
  /** Day and whole currency units. */
  readonly receipts?: readonly (readonly [string, number])[];
  readonly facts?: z.input<typeof factsSchema>;
  readonly asOf?: string;
  readonly sheet?: Partial<Pick<z.input<typeof termSheetSchema>, 'parameters' | 'curves' | 'currency' | 'parties'>>;
};

const CAPITAL: z.input<typeof capitalSchema> = {
  manager: 'fonds',
  tranches: [{ id: 'loan', committed: '100000', holders: [{ party: 'investor', share: '1' }] }],
  draws: [{ day: '2025-01-01', tranche: 'loan', amount: '100000' }],
  maturity: '2028-01-01',
};

export function sheetWith(draft: Draft): WaterfallInput['sheet'] {
  const sheet: TermSheet = termSheetSchema.parse({
    lente: 1,
    contract: 'test',
    title: 'Test',
    form: 'sib',
    currency: 'EUR',
    parties: [
      { id: 'gemeente', name: 'Gemeente', roles: ['commissioner'] },
      { id: 'uitvoerder', name: 'Uitvoerder', roles: ['provider'] },
      { id: 'fonds', name: 'Fonds', roles: ['arranger'] },
      { id: 'investor', name: 'Investor', roles: ['investor'] },
    ],
    period: { from: '2025-01-01', to: '2035-12-31' },
    ...draft.sheet,
    capital: { ...CAPITAL, ...draft.capital },
  });
  if (sheet.capital === undefined) throw new Error('a sheet with capital');
  return { ...sheet, capital: sheet.capital };
}

export function inputWith(draft: Draft): WaterfallInput {
  return {
    sheet: sheetWith(draft),
    receipts: (draft.receipts ?? []).map(toReceipt),
    facts: factsSchema.parse(draft.facts ?? {}),
    asOf: day(draft.asOf ?? '2035-12-31'),
  };
}

export function toReceipt([on, amount]: readonly [string, number]): Receipt {
  return { day: day(on), party: 'gemeente', amount: euro(amount), source: `line/${on}` };
}

export function run(draft: Draft): Waterfall {
  return runWaterfall(inputWith(draft));
}

export function euro(amount: number): Cents {
  return cents(Math.round(amount * 100));
}

/** What a step paid in each run, in whole units: [day, amount]. */
export function paidBy(result: Waterfall, step: string, tranche?: string): readonly (readonly [string, number])[] {
  const rows = result.runs.flatMap((entry) => entry.steps.map((log) => ({ day: entry.day, log })));
  return rows
    .filter(({ log }) => log.step === step && log.paid !== 0 && (tranche === undefined || log.tranche === tranche))
    .map(({ day: on, log }) => [on, log.paid / 100] as const);
}

/** Whole units that a party received less what it paid, over the whole term. */
export function netOf(result: Waterfall, party: string): number {
  return (result.parties[party] ?? []).reduce((total, flow) => total + flow.amount, 0) / 100;
}

/** The yearly rate of a tranche, or of all together; NaN when there is none. */
export function rateOf(result: Waterfall, tranche?: string): number {
  const returns = tranche === undefined ? result.overall : result.tranches.find((entry) => entry.id === tranche);
  return returns?.irr.kind === 'irr' ? returns.irr.rate : Number.NaN;
}

/** Everything that came in is with somebody or is still held: the manager's pots plus all parties sum to zero. */
export function leak(result: Waterfall): number {
  const parties = Object.values(result.parties)
    .flat()
    .reduce((total, flow) => total + flow.amount, 0);
  const { held, unspent, reserves } = result.balances;
  return parties + held + unspent + Object.values(reserves).reduce((a, b) => a + b, 0);
}
