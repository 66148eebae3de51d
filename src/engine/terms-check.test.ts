import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { pathText } from './issue.ts';
import { settle } from './settle.ts';
import { type TermSheet, termSheetSchema } from './terms.ts';
import { checkSheet, missingForSignature } from './terms-check.ts';
import { BOND, found } from './terms-check.testing.ts';
import { JOB, type SheetParts, anyContract, makeFacts, makeSheet } from './testing.ts';

/** The same sheets every time, so that a red test stays red; LENTE_SEED=… looks at others. */
const RUNS = { seed: Number(process.env['LENTE_SEED'] ?? 20_260_101) };

describe('a sheet that is right', () => {
  it('says nothing about the small ones, nor about any random contract', () => {
    expect(found({})).toEqual([]);
    expect(found(BOND)).toEqual([]);
    // Random limits also come in an order, or with a floor above a cap, that the engine can do and a sheet may not say.
    const codes = (contract: readonly TermSheet[]): readonly string[] =>
      contract.flatMap((sheet) => checkSheet(sheet).flatMap((issue) => (issue.severity === 'warning' ? [] : [issue.code])));
    fc.assert(
      fc.property(anyContract, (contract) => codes(contract).every((code) => ['limit_order', 'cap_below_floor'].includes(code))),
      RUNS,
    );
  });
});

describe('before anybody signs', () => {
  const missing = (parts: SheetParts) => missingForSignature(makeSheet({ ...JOB, ...parts })).map((issue) => `${issue.code} ${pathText(issue.path)}`);

  it('asks the promise and the twelve fields of each outcome', () => {
    expect(missing({})).toHaveLength(13);
    expect(missing({})).toContain('definition_missing outcomes[0].definition.deadline');
    const definition = Object.fromEntries(
      [
        'cohort',
        'entry',
        'unit',
        'threshold',
        'duration',
        'exclusions',
        'evidence',
        'deadline',
        'maximum',
        'baseline',
        'verification',
        'missing',
      ].map((field) => [field, 'said']),
    );
    expect(missing({ promise: 'We help', outcomes: [{ id: 'job', title: 'A job', definition }] })).toEqual([]);
  });

  it('asks more of a bond', () => {
    expect(missing({ form: 'sib', promise: 'We help', outcomes: [], rules: [] })).toEqual([
      'reason_missing reason',
      'afterwards_missing afterwards',
      'sib_role_missing parties',
      'sib_role_missing parties',
      'sib_role_missing parties',
      'outcomes_missing outcomes',
      'payment_missing rules',
    ]);
  });
});

/** Any sheet with one value of it replaced by something else that may stand in a sheet. */
const SPICE = [
  'job',
  'city',
  'loan',
  'nobody',
  '0',
  '-1',
  '12.5%',
  '2026-06-30',
  '2020-01-01',
  '1 +',
  'count(job)',
  'a > 1',
  0,
  3,
  true,
  [],
  {},
  null,
];

describe('a sheet without an error', () => {
  const base = makeSheet({
    ...BOND,
    outcomes: [...JOB.outcomes, { id: 'house', title: 'A house', requires: ['job'], maxPerPerson: 1 }],
    rules: [
      ...JOB.rules,
      {
        id: 'pay_house',
        outcome: 'house',
        price: [{ price: 1 }, { price: 2, from: '2026-06-01', payer: 'city' }],
        quantity: 'p * quantity',
        rounding: { to: 1 },
      },
      { id: 'total', per: 'contract', outcome: 'job', curve: 'c', when: 'has(x) or count(job) > 0' },
    ],
    parameters: { p: '1', q: [{ from: '2026-01-01', value: 'p' }] },
    curves: { c: { kind: 'steps', points: [{ at: '1', value: '2' }] } },
    payers: [{ from: '2026-01-01', value: [{ party: 'city', share: 1 }] }],
    limits: [
      { id: 'l', each: 'person', max: '10', outcomes: ['job'] },
      { id: 'm', each: 'period', min: 5, until: '2026-06-30' },
    ],
    fees: [{ id: 'f', from: 'city', to: 'provider', amount: '3' }],
    alternatives: [{ id: 'either', outcomes: ['job', 'house'] }],
    indexation: [{ id: 'i', parameter: 'p', base: 100 }],
    deductions: [{ id: 'd', payer: 'city', amount: 'p' }],
    tax: { rate: '21%', category: 'S' },
  });
  const paths = leafPaths(base);

  it('can be settled, and checking never stops the program', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom(...SPICE), (path, value) => {
        const parsed = termSheetSchema.safeParse(replaced(base, path, value));
        if (!parsed.success || checkSheet(parsed.data).some((issue) => issue.severity === 'error')) return;
        expect(() =>
          settle(parsed.data, makeFacts({ claims: [{ id: 'c', day: '2026-02-01', outcome: 'job', subject: 'p1' }] }), day('2026-12-31')),
        ).not.toThrow();
      }),
      { ...RUNS, numRuns: 3_000 },
    );
  });
});

type Path = readonly (string | number)[];

function leafPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, item]) => leafPaths(item, [...path, key]))].filter((found) => found.length > 0);
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === first ? replaced(item, rest, by) : item));
  const fields: Readonly<Record<string, unknown>> = isFields(value) ? value : {};
  return { ...fields, [first]: replaced(fields[first], rest, by) };
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
