import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../../engine/calendar.ts';
import { settle } from '../../../engine/settle.ts';
import { type SheetParts, makeFacts, makeSheet } from '../../../engine/testing.ts';
import { exportIndigo } from './export-project.ts';
import { importIndigo } from '../import/import-project.ts';
import { tablesFrom } from '../testing.ts';
import { replayIndigo } from '../replay/replay.ts';

const SCHEMA = fileURLToPath(new URL('../../../../../shared/indigo/schema/project.json', import.meta.url));
const isThere = existsSync(SCHEMA);
if (!isThere) process.stderr.write('INDIGO schema not found in ../shared/indigo/schema: exports are checked by shape only.\n');

const parts: SheetParts = {
  title: { nl: 'Wonen eerst', en: 'Housing first' },
  promise: 'Een eigen voordeur.',
  form: 'sib',
  parties: [
    { id: 'city', name: 'City', roles: ['commissioner'] },
    { id: 'province', name: 'Province', roles: ['commissioner'] },
    { id: 'provider', name: 'Provider', roles: ['provider'] },
    { id: 'fund', name: 'Fund', roles: ['investor'] },
    { id: 'friend', name: 'Friend', roles: ['investor'] },
    { id: 'manager', name: 'Manager', roles: ['arranger'] },
    { id: 'checker', name: 'Checker', roles: ['assessor'] },
  ],
  payers: [
    { party: 'city', share: '60%' },
    { party: 'province', share: '40%' },
  ],
  outcomes: [
    {
      id: 'house',
      title: 'A house',
      definition: {
        unit: 'A house with a lease',
        cohort: 'People without a home',
        threshold: 'Keys handed over',
        evidence: 'Lease',
        verification: 'Sample',
        deadline: 'Six months',
      },
    },
    { id: 'rent', title: { nl: 'Huur', en: 'Rent paid' } },
  ],
  rules: [
    { id: 'pay_house', outcome: 'house', price: '1500.50', clause: '4.1' },
    { id: 'pay_rent', outcome: 'rent', price: '33.33' },
    { id: 'bonus', per: 'contract', outcomes: ['house', 'rent'], amount: 'if(count(house) >= 2, 100, 0)' },
  ],
  limits: [
    { id: 'max_house', each: 'contract', outcomes: ['house'], max: '60000' },
    { id: 'max_all', each: 'contract', max: '90000' },
    { id: 'max_city', each: 'payer', payer: 'city', max: '55000' },
  ],
  fees: [{ id: 'fee', from: 'city', to: 'manager', amount: '10' }],
  capital: {
    manager: 'manager',
    maturity: '2027-06-30',
    tranches: [
      {
        id: 'senior',
        holders: [
          { party: 'fund', share: '70%' },
          { party: 'friend', share: '30%' },
        ],
        committed: '1000.01',
      },
    ],
  },
};
const facts = makeFacts({
  claims: [
    { id: 'c1', day: '2026-02-01', outcome: 'house', subject: 'p1' },
    { id: 'c2', day: '2026-05-01', outcome: 'house', subject: 'p2' },
    { id: 'c3', day: '2026-05-02', outcome: 'rent', subject: 'p1' },
    { id: 'c4', day: '2026-06-02', outcome: 'rent', subject: 'p1', sequence: 2 },
  ],
});
const exportOf = (more: SheetParts = {}, asOf = '2027-03-01') => {
  const sheet = makeSheet({ ...parts, ...more });
  return exportIndigo(sheet, settle(sheet, facts, day(asOf)), { organisations: { city: 'INDIGO-ORG-0001' } });
};

describe('exportIndigo', () => {
  const project = exportOf();

  it('names the contract, its state and its money', () => {
    expect(project).toMatchObject({
      name: { value: 'Housing first' },
      stage_development: { value: 'Complete' },
      notes: { value: 'Een eigen voordeur.' },
      dates: { start_date_of_service_provision: { value: '2026-01-01' }, anticipated_completion_date: { value: '2026-12-31' } },
      overall_project_finance: {
        total_investment_commitment: { amount: { exact: { value: 1000.01 } } },
        maximum_potential_outcome_payment_v2: { currency: { value: 'EUR' }, amount: { value: 90000 } },
      },
    });
    expect(project.sources).toHaveLength(1);
  });

  it('puts each party in its table, with the INDIGO id where it is known', () => {
    expect(project.outcome_payment_commitments.map(({ organisation_id }) => organisation_id.value)).toEqual(['INDIGO-ORG-0001', 'province']);
    expect(project.outcome_payment_commitments[0]?.maximum_potential_outcome_payment?.amount.value).toBe(55000);
    expect(project.service_provisions.map(({ organisation_id }) => organisation_id.value)).toEqual(['provider']);
    expect(project.investments.map(({ investment_commitment }) => investment_commitment?.amount.exact?.value)).toEqual([700.01, 300]);
    expect(project.intermediary_services.map(({ other_role_description }) => other_role_description.value)).toEqual([
      'Arranger of the contract',
      'Independent assessor of the outcomes',
    ]);
  });

  it('gives outcomes with their definition, prices and maximum (text, as the standard has it)', () => {
    expect(project.outcome_metrics?.[0]).toMatchObject({
      id: 'house',
      definition: { value: 'A house\nA house with a lease' },
      target_population: { value: 'People without a home' },
      outcome_metric_target: { value: 'Keys handed over' },
      notes: 'deadline: Six months',
    });
    expect(project.outcome_pricings.slice(0, 2)).toMatchObject([
      {
        outcome_metric_id: { value: 'house' },
        price_per_unit: { amount: { value: 1500.5 } },
        maximum_price_if_all_targets_achieved: { amount: { value: '60000' } },
        price_description: { value: 'clause: 4.1' },
      },
      { outcome_metric_id: { value: 'rent' }, price_per_unit: { amount: { value: 33.33 } }, maximum_price_if_all_targets_achieved: undefined },
    ]);
    expect(project.outcome_pricings[2]).toMatchObject({
      price_per_unit: undefined,
      price_description: { value: 'per: contract; amount: if(count(house) >= 2, 100, 0)' },
    });
  });

  it('counts claims and people apart, and holds no pseudonym', () => {
    expect(project.results).toMatchObject([
      {
        outcomes_achieved: { value: '2' },
        number_with_positive_social_outcomes: { value: 2 },
        result_type: { value: 'Final' },
        outcomes_validator_organisation_ids: { value: 'checker' },
      },
      { outcomes_achieved: { value: '2' }, number_with_positive_social_outcomes: { value: 1 } },
    ]);
    expect(JSON.stringify(project)).not.toMatch(/"p1"|"p2"|c1/);
  });

  it('counts no people where a claim stands for a group', () => {
    const groups = makeFacts({ claims: [{ id: 'c1', day: '2026-02-01', outcome: 'house', subject: 'group', quantity: '12' }] });
    const sheet = makeSheet(parts);
    const [houses] = exportIndigo(sheet, settle(sheet, groups, day('2027-03-01'))).results;
    expect(houses).toMatchObject({ outcomes_achieved: { value: '12' }, number_with_positive_social_outcomes: undefined });
  });

  it('gives each outcome payment, without fees, and the same total', () => {
    const total = project.outcome_payments.reduce((sum, payment) => sum + Math.round(payment.money.amount.value * 100), 0);
    expect(total).toBe(150050 * 2 + 3333 * 2 + 10000);
    expect(Math.round(project.overall_project_finance.total_outcome_payments_made.amount.value * 100)).toBe(total);
    expect(project.outcome_payment_commitments.reduce((sum, payer) => sum + Math.round(payer.total_outcome_payments.amount.value * 100), 0)).toBe(
      total,
    );
    expect(new Set(project.outcome_payments.map(({ recipient_organisation_id }) => recipient_organisation_id.value))).toEqual(new Set(['manager']));
  });

  it.each([
    ['2025-06-01', 'Contracted'],
    ['2026-06-01', 'Implementation'],
    ['2026-12-31', 'Complete'],
  ])('on %s the stage is %s', (asOf, stage) => {
    expect(exportOf({}, asOf).stage_development.value).toBe(stage);
  });

  it('shows results so far as interim, up to the day of the statement', () => {
    expect(exportOf({}, '2026-04-15').results[0]).toMatchObject({
      result_type: { value: 'Interim' },
      period: { end_date: { value: '2026-04-15' } },
      outcomes_achieved: { value: '1' },
    });
  });

  it('gives one row per dated price, and takes the maximum in force', () => {
    const dated = exportOf({
      rules: [
        {
          id: 'pay_house',
          outcome: 'house',
          price: [
            { price: '10', from: '2026-01-01' },
            { price: '12', from: '2026-07-01' },
          ],
        },
      ],
      limits: [
        {
          id: 'm',
          each: 'contract',
          outcomes: ['house'],
          max: [
            { from: '2026-01-01', value: '100' },
            { from: '2026-07-01', value: '200' },
          ],
        },
      ],
    });
    expect(
      dated.outcome_pricings.map((row) => [
        row.price_per_unit?.amount.value,
        row.maximum_price_if_all_targets_achieved?.amount.value,
        row.price_description?.value,
      ]),
    ).toEqual([
      [10, '200', 'from: 2026-01-01'],
      [12, '200', 'from: 2026-07-01'],
    ]);
  });

  it('leaves out the list of outcomes when there are none: the schema refuses an empty one', () => {
    expect(exportOf({ outcomes: [], rules: [], limits: [] }).outcome_metrics).toBeUndefined();
  });

  it('takes the version that is in force on the day of the statement', () => {
    const versions = [makeSheet(parts), makeSheet({ ...parts, version: 2, effective: '2026-07-01', title: 'Second' })];
    const nameOn = (asOf: string) => exportIndigo(versions, settle(versions, facts, day(asOf))).name.value;
    expect([nameOn('2026-06-30'), nameOn('2026-07-01')]).toEqual(['Housing first', 'Second']);
  });
});

describe('the shape of INDIGO, by hand', () => {
  it('wraps every value, and writes numbers as numbers and dates as dates', () => {
    const project: unknown = JSON.parse(JSON.stringify(exportOf()));
    expect(project).toMatchObject({ name: { value: 'Housing first' }, sources: [{ id: 'source1', type: { value: 'Contract' } }] });
    const leaves = leavesOf(project, []);
    expect(leaves.length).toBeGreaterThan(80);
    const money = leaves.filter(({ path }) => /(amount|exact)\.value$/.test(path) && !path.includes('maximum_price_if'));
    expect(money.length).toBeGreaterThan(8);
    expect(money.every(({ value }) => typeof value === 'number' && Number.isFinite(value))).toBe(true);
    const dates = leaves.filter(({ path }) => /(start_date|end_date|_date|provision)\.value$/.test(path));
    expect(dates.every(({ value }) => /^\d{4}-\d{2}-\d{2}$/.test(String(value)))).toBe(true);
    expect(leaves.every(({ value }) => value !== null)).toBe(true);
  });
});

type Leaf = { readonly path: string; readonly value: unknown };

function leavesOf(value: unknown, path: readonly string[]): readonly Leaf[] {
  if (value === null || typeof value !== 'object') return [{ path: path.join('.'), value }];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

describe.skipIf(!isThere)('the published schema', () => {
  let schema: Node = {};
  beforeAll(() => {
    schema = asNode(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  });

  it('accepts the export, and refuses it with a wrong word or a text for a number', () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    const project = asNode(JSON.parse(JSON.stringify(exportOf())));
    expect(validate(project) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...project, stage_development: { value: 'Started' } })).toBe(false);
    expect(validate({ ...project, outcome_payments: [{ money: { amount: { value: '12' } } }] })).toBe(false);
    expect(validate({ ...project, outcome_metrics: [] })).toBe(false);
  });

  it('knows every field of the export by name', () => {
    const unknown = leavesOf(JSON.parse(JSON.stringify(exportOf())), [])
      .map(({ path }) => path.split('.'))
      .filter((path) => !isKnown(schema, path, asNode(schema['definitions'])));
    expect(unknown).toEqual([]);
  });
});

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const asNode = (value: unknown): Node => (isNode(value) ? value : {});

function isKnown(node: unknown, path: readonly string[], definitions: Readonly<Record<string, unknown>>): boolean {
  if (!isNode(node)) return false;
  const reference = node['$ref'];
  if (typeof reference === 'string' && node['properties'] === undefined)
    return isKnown(definitions[reference.split('/').at(-1) ?? ''], path, definitions);
  const [key, ...rest] = path;
  if (key === undefined) return node['type'] !== 'object';
  if (/^\d+$/.test(key)) return isKnown(node['items'], rest, definitions);
  const properties = node['properties'];
  return isNode(properties) && key in properties && isKnown(properties[key], rest, definitions);
}

describe('there and back', () => {
  const plain: SheetParts = {
    limits: [
      { id: 'max_house', each: 'contract', outcomes: ['house'], max: '60000' },
      { id: 'max_all', each: 'contract', max: '90000' },
    ],
    capital: undefined,
  };
  const project = exportOf({ ...plain, rules: parts.rules?.slice(0, 2) ?? [], fees: [] });
  const id = 'TEST-01';
  const tables = tablesFrom({
    projects: [
      {
        project: id,
        name: project.name.value,
        serviceStart: project.dates.start_date_of_service_provision.value,
        completionPlanned: project.dates.anticipated_completion_date.value,
        projectMaximum: String(project.overall_project_finance.maximum_potential_outcome_payment_v2?.amount.value),
        projectMaximumCurrency: 'EUR',
      },
    ],
    metrics: (project.outcome_metrics ?? []).map((metric) => ({
      project: id,
      id: metric.id,
      definition: metric.definition?.value ?? '',
      population: metric.target_population?.value ?? '',
    })),
    pricings: project.outcome_pricings.map((row) => ({
      project: id,
      metric: row.outcome_metric_id.value,
      currency: row.currency.value,
      price: String(row.price_per_unit?.amount.value),
      maximum: row.maximum_price_if_all_targets_achieved?.amount.value ?? '',
    })),
    results: project.results.map((row) => ({
      project: id,
      metric: row.outcome_metric_id.value,
      achieved: row.outcomes_achieved?.value ?? '',
      resultType: row.result_type.value,
      validators: row.outcomes_validator_organisation_ids?.value ?? '',
    })),
    payments: project.outcome_payments.map((row) => ({
      project: id,
      metric: row.outcome_metric_id?.value ?? '',
      paymentType: row.type.value,
      paymentCurrency: row.money.currency.value,
      payment: String(row.money.amount.value),
    })),
    commitments: project.outcome_payment_commitments.map((row) => ({ project: id, organisation: row.organisation_id.value })),
    provisions: project.service_provisions.map((row) => ({ project: id, organisation: row.organisation_id.value })),
  });

  it('a contract that was settled and exported replays exactly, line by line', () => {
    const { lines, projects } = replayIndigo(tables);
    expect(lines.map(({ metric, agreement }) => [metric, agreement])).toEqual([
      ['house', 'exact'],
      ['rent', 'exact'],
    ]);
    expect(projects[0]?.readings).toEqual(['agrees']);
  });

  it('and comes back as a draft with the same outcomes, prices and maxima', () => {
    const found = importIndigo(tables, id);
    const sheet = found.ok ? found.value.sheet : undefined;
    expect(sheet?.rules.map(({ outcome, price }) => [outcome, price])).toEqual([
      ['house', '1500.5'],
      ['rent', '33.33'],
    ]);
    expect(sheet?.limits.map(({ id: limit, max }) => [limit, max])).toEqual([
      ['max_house', '60000'],
      ['max_contract', '90000'],
    ]);
    expect(sheet?.period).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  });
});
