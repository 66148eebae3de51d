import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { termSheetSchema } from '../../../engine/terms.ts';
import { draftSentence } from './import-messages.ts';
import { type IndigoDraft, importIndigo } from './import-project.ts';
import { type FixtureRows, tablesFrom, together } from '../testing.ts';
import { TABLE_NAMES, type TableName } from '../indigo-tables.ts';

const project = 'TEST-01';
const base: FixtureRows = {
  projects: [
    { project, name: 'Wonen eerst', signed: '2024-03-15', completionPlanned: '2026-06', projectMaximum: '90000', projectMaximumCurrency: 'EUR' },
  ],
  metrics: [
    {
      project,
      id: 'outcomemetric1',
      definition: 'Een eigen huis\nMet een huurcontract op naam',
      population: 'Mensen zonder huis',
      target: 'Drie maanden huur betaald',
      validation: 'Steekproef',
      people: '40',
    },
    { project, id: 'outcomemetric2', definition: 'Een baan' },
  ],
  pricings: [
    { project, metric: 'outcomemetric1', currency: 'EUR', price: '1500', maximum: '60000' },
    { project, metric: 'outcomemetric2', currency: 'EUR', price: '12.18' },
  ],
  commitments: [{ project, organisation: 'O-1' }],
  provisions: [{ project, organisation: 'O-2' }],
  investments: [{ project, organisation: 'O-3' }],
  intermediaries: [{ project, organisation: 'O-4', role: 'Performance management' }],
  results: [{ project, metric: 'outcomemetric1', achieved: '3', validators: 'O-5' }],
  organisations: ['Gemeente Één', '1e Hulp bij Wonen', 'Fonds', 'Regie', 'Toetser'].map((organisationName, at) => ({
    organisation: `O-${at + 1}`,
    organisationName,
  })),
};

function draft(rows: FixtureRows): IndigoDraft {
  const found = importIndigo(tablesFrom({ ...base, ...rows }), project);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}
const codes = (notes: readonly { readonly code: string }[]) => notes.map(({ code }) => code);

describe('importIndigo', () => {
  it('names every row and file that could not be read: it may belong to this project', () => {
    const tables = tablesFrom(base);
    const problems = [{ file: 'projects_outcome_metrics.csv', row: 9, line: 9, code: 'cell_count' as const, value: '12/10' }];
    const found = importIndigo({ ...tables, metrics: { ...tables.metrics, problems } }, project);
    const told = found.ok ? found.value.leftOut.map((note) => draftSentence(note, 'nl')) : [];
    expect(told.at(-1)).toBe(
      'projects_outcome_metrics.csv, rij 9 is niet gelezen en kan bij dit project horen. De rij heeft meer cellen dan de kop (12/10). Daardoor is niet zeker wat waar hoort. Kijk of er een komma zonder aanhalingstekens staat.',
    );
  });

  it('carries over parties, outcomes, prices and the maximum per metric and contract', () => {
    const { sheet } = draft({});
    expect(sheet).toMatchObject({
      contract: 'test-01',
      title: 'Wonen eerst',
      form: 'sib',
      currency: 'EUR',
      period: { from: '2024-03-15', to: '2026-06-30' },
    });
    expect(sheet.parties.map(({ id, roles }) => [id, ...roles])).toEqual([
      ['gemeente_een', 'commissioner'],
      ['org_1e_hulp_bij_wonen', 'provider'],
      ['fonds', 'investor'],
      ['regie', 'arranger'],
      ['toetser', 'assessor'],
    ]);
    expect(sheet.outcomes[0]).toMatchObject({
      id: 'outcomemetric1',
      title: 'Een eigen huis',
      definition: { cohort: 'Mensen zonder huis', threshold: 'Drie maanden huur betaald', verification: 'Steekproef' },
    });
    expect(sheet.rules).toMatchObject([
      { id: 'pay_outcomemetric1', price: '1500' },
      { id: 'pay_outcomemetric2', price: '12.18' },
    ]);
    expect(sheet.limits).toMatchObject([
      { id: 'max_outcomemetric1', each: 'contract', max: '60000', outcomes: ['outcomemetric1'] },
      { id: 'max_contract', each: 'contract', max: '90000' },
    ]);
  });

  it('says what is missing, in the YAML beside the field, and what was left out', () => {
    const { yaml, missing, leftOut } = draft({});
    expect(codes(missing)).toEqual(['period_day_assumed', 'calendar_missing', 'capital_missing', 'definition_missing', 'definition_missing']);
    expect(codes(leftOut)).toEqual(['target', 'investment', 'results']);
    expect(yaml).toMatch(/ {2}# INDIGO zegt alleen "2026-06" \(Dates - Anticipated completion date\)\. Vul de echte dag in\.\n {2}to: 2026-06-30/);
    expect(yaml).toContain('price: 1500');
    expect(yaml).toMatch(/# Niet overgenomen:\n# - projects_outcome_metrics\.csv, rij 2: het doel van outcomemetric1 \(40\)/);
  });

  it('writes YAML that reads back as the same sheet', () => {
    const { yaml, sheet } = draft({});
    expect(termSheetSchema.parse(parse(yaml))).toEqual(sheet);
  });

  it('refuses a project that is not there', () => {
    expect(importIndigo(tablesFrom(base), 'TEST-99')).toEqual({ ok: false, error: { code: 'project_not_found', project: 'TEST-99', known: 1 } });
  });

  const price = { project, metric: 'outcomemetric1', currency: 'EUR', price: '1500' };
  it.each<[string, FixtureRows, string]>([
    ['no currency', { pricings: [], projects: [{ project, name: 'P' }] }, 'currency_missing'],
    ['two currencies', { pricings: [price, { ...price, metric: 'outcomemetric2', currency: 'USD' }] }, 'currencies_several'],
    ['no dates', { projects: [{ project, name: 'P' }] }, 'period_from_missing'],
    ['no last day', { projects: [{ project, name: 'P', signed: '2024-01-01' }] }, 'period_to_missing'],
    ['an end before the start', { projects: [{ project, name: 'P', signed: '2024-03-15', completionPlanned: '2023' }] }, 'period_to_before_from'],
    ['a month that does not exist', { projects: [{ project, name: 'P', signed: '2024-13' }] }, 'period_from_missing'],
    ['no commissioner', { commitments: [] }, 'commissioner_missing'],
    ['no provider', { provisions: [] }, 'provider_missing'],
    ['no assessor', { results: [] }, 'assessor_missing'],
    [
      'two payers',
      {
        commitments: [
          { project, organisation: 'O-1' },
          { project, organisation: 'O-9' },
        ],
      },
      'payer_shares_missing',
    ],
    ['nobody at all', { commitments: [], provisions: [], investments: [], intermediaries: [], results: [] }, 'parties_missing'],
    ['no metrics', { metrics: [], pricings: [] }, 'outcomes_missing'],
    ['a metric without a price', { pricings: [price] }, 'price_missing'],
    ['a price on a metric that is not listed', { metrics: [] }, 'metric_without_description'],
  ])('misses: %s', (_name, rows, code) => {
    expect(codes(draft(rows).missing)).toContain(code);
  });

  it.each<[string, FixtureRows, string]>([
    ['two prices of one metric', { pricings: [price, { ...price, price: '1600' }] }, 'several_prices'],
    ['a price that cannot be read', { pricings: [{ ...price, price: 'C$1.3M' }] }, 'value_not_readable'],
    ['a price in another currency', { pricings: [price, { ...price, metric: 'outcomemetric2', currency: 'USD' }] }, 'price_other_currency'],
    ['a price of nothing', { pricings: [{ ...price, price: '0' }] }, 'price_not_positive'],
    ['conditions in words', { pricings: [{ ...price, increases: 'Plus 2 procent na een jaar' }] }, 'price_conditions'],
    [
      'one maximum of something unclear',
      {
        pricings: [
          { ...price, maximum: '9000' },
          { ...price, metric: 'outcomemetric2', price: '1000', maximum: '9000' },
        ],
      },
      'maximum_shared',
    ],
    [
      'a maximum in another currency',
      { projects: [{ project, name: 'P', projectMaximum: '1000', projectMaximumCurrency: 'Swiss Francs' }] },
      'maximum_other_currency',
    ],
    ['a commitment as a formula', { commitments: [{ project, organisation: 'O-1', commitmentMaximum: '=M33' }] }, 'value_not_readable'],
    [
      'a commitment beside another maximum',
      { commitments: [{ project, organisation: 'O-1', commitmentMaximum: '80000', commitmentCurrency: 'EUR' }] },
      'several_commitments',
    ],
    ['a lawyer', { intermediaries: [{ project, organisation: 'O-4', role: 'Legal counsel' }] }, 'open_role'],
    ['an assessor who also invests', { results: [{ project, metric: 'outcomemetric1', validators: 'O-3' }] }, 'assessor_not_independent'],
    ['a third role', { provisions: [{ project, organisation: 'O-1' }], investments: [{ project, organisation: 'O-1' }] }, 'third_role'],
    ['an organisation without a name', { organisations: [] }, 'organisation_without_name'],
    ['a metric without an id', { metrics: [{ project, id: '', definition: 'x' }] }, 'metric_without_id'],
    [
      'a metric twice',
      {
        metrics: [
          { project, id: 'm' },
          { project, id: 'm' },
        ],
      },
      'metric_repeated',
    ],
    ['notes on a metric', { metrics: [{ project, id: 'm', notes: 'Alleen in het eerste jaar' }] }, 'metric_notes'],
    ['payments', { payments: [{ project, payment: '5' }] }, 'payments'],
  ])('leaves out: %s', (_name, rows, code) => {
    const { leftOut } = draft(rows);
    expect(codes(leftOut)).toContain(code);
    expect(leftOut.every((note) => draftSentence(note, 'nl') !== draftSentence(note, 'en') && !draftSentence(note, 'nl').includes('undefined'))).toBe(
      true,
    );
  });

  it('makes one limit per person where the same maximum stands on every line and one person can reach it', () => {
    const pricings = [
      { ...price, maximum: '2000' },
      { ...price, metric: 'outcomemetric2', price: '1000', maximum: '2000' },
    ];
    expect(draft({ pricings }).sheet.limits[0]).toMatchObject({
      id: 'max_per_person',
      each: 'person',
      max: '2000',
      outcomes: ['outcomemetric1', 'outcomemetric2'],
    });
  });

  it('says the maximum of the only payer once, as that of the contract', () => {
    const { sheet } = draft({
      projects: [{ project, name: 'P' }],
      commitments: [{ project, organisation: 'O-1', commitmentMaximum: '80000', commitmentCurrency: 'EUR' }],
    });
    expect(sheet.limits.map(({ id, max }) => [id, max])).toEqual([
      ['max_outcomemetric1', '60000'],
      ['max_contract', '80000'],
    ]);
  });

  it('limits each payer to its own commitment when several pay', () => {
    const commitments = [
      { project, organisation: 'O-1', commitmentMaximum: '50000', commitmentCurrency: 'EUR' },
      { project, organisation: 'O-3', commitmentMaximum: '40000', commitmentCurrency: 'EUR' },
    ];
    expect(draft({ commitments }).sheet.limits.filter(({ each }) => each === 'payer')).toMatchObject([
      { payer: 'gemeente_een', max: '50000' },
      { payer: 'fonds', max: '40000' },
    ]);
  });

  it('gives every metric and party its own id', () => {
    const { sheet } = draft({
      metrics: [
        { project, id: 'A 1' },
        { project, id: 'a-1' },
        { project, id: '漢' },
      ],
      pricings: [],
    });
    expect(sheet.outcomes.map(({ id }) => id)).toEqual(['a_1', 'a_1_2', 'outcome']);
  });

  const cellText = fc.oneof(
    fc.constantFrom('', 'TEST-01', 'm1', '5', '=A1', 'EUR', '2018-13', '2024', 'O-1', ': - # {', '"', "'\n#"),
    fc.string({ unit: 'binary' }),
  );
  const row = fc.record({
    metric: cellText,
    id: cellText,
    name: cellText,
    definition: cellText,
    target: cellText,
    notes: cellText,
    price: cellText,
    currency: cellText,
    maximum: cellText,
    signed: cellText,
    organisation: cellText,
    organisationName: cellText,
    validators: cellText,
    role: cellText,
    projectMaximum: cellText,
    projectMaximumCurrency: cellText,
    priceDescription: cellText,
  });
  const rowsOf = (table: TableName) =>
    fc
      .array(
        row.map((cells) => ({ project, ...cells })),
        { minLength: table === 'projects' ? 1 : 0, maxLength: 3 },
      )
      .map((rows) => ({ [table]: rows }));

  it('gives a valid sheet and the same YAML, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.tuple(...TABLE_NAMES.map(rowsOf)), (parts) => {
        const found = importIndigo(tablesFrom(together(parts)), project);
        expect(found.ok && termSheetSchema.parse(parse(found.value.yaml))).toEqual(found.ok && found.value.sheet);
      }),
      { numRuns: 200 },
    );
  });
});
