import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExact, toText } from '../../../engine/decimal.ts';
import { type FixtureRows, tablesFrom, together } from '../testing.ts';
import { TABLE_NAMES, type TableName, readIndigoTables } from '../indigo-tables.ts';
import { type Agreement, agreementOf } from './replay-compare.ts';
import { renderReplay } from './render-replay.ts';
import { replayJson } from './replay-json.ts';
import { replayIndigo } from './replay.ts';

const project = 'TEST-01';
const price = { project, metric: 'm1', currency: 'EUR', price: '250' };
const result = { project, metric: 'm1', resultType: 'Final', achieved: '12' };
const payment = { project, metric: 'm1', paymentType: 'Actual', paymentCurrency: 'EUR', payment: '3000' };
const base: FixtureRows = {
  projects: [{ project, name: 'Wonen eerst' }],
  metrics: [{ project, id: 'm1' }],
  pricings: [price],
  results: [result],
  payments: [payment],
};
const replay = (rows: FixtureRows) => replayIndigo(tablesFrom({ ...base, ...rows }));

describe('agreementOf', () => {
  it.each<[string, string, Agreement]>([
    ['100', '100.49', 'exact'],
    ['100', '100.50', 'within_1'],
    ['99', '100', 'within_1'],
    ['98.99', '100', 'within_10'],
    ['90', '100', 'within_10'],
    ['89.99', '100', 'further'],
    ['109', '100', 'within_10'],
    ['111', '100', 'further'],
    ['0', '0', 'exact'],
    ['10', '0', 'further'],
    ['-90', '-100', 'within_10'],
  ])('computed %s beside recorded %s: %s', (computed, recorded, expected) => {
    expect(agreementOf(parseExact(computed), parseExact(recorded))).toBe(expected);
  });
});

describe('a line', () => {
  it('is units times price beside the payment on the same metric', () => {
    const [line] = replay({}).lines;
    expect(line).toMatchObject({ row: 2, resultRow: 2, paymentRows: [2], agreement: 'exact', unitsFrom: 'outcomes' });
    expect(line && toText(line.computed)).toBe('3000');
  });

  it('adds up payments on the same metric, exact to the last digit', () => {
    const [line] = replay({
      payments: [
        { ...payment, payment: '1000.1' },
        { ...payment, payment: '1999.9' },
      ],
    }).lines;
    expect(line?.paid && toText(line.paid)).toBe('3000');
  });

  it.each([
    ['5000', true, 'more', '20'],
    ['2750', true, 'fewer', '11'],
    ['3000', true, 'same', '12'],
    ['3100', false, 'more', '12.4'],
  ])('payment %s', (paid, whole, againstUnits, count) => {
    const claims = replay({ payments: [{ ...payment, payment: paid }] }).lines[0]?.claims;
    expect(claims).toMatchObject({ whole, againstUnits });
    expect(claims && toText(claims.count)).toBe(count);
  });

  it('takes people with a positive outcome where the outcomes are words, and says so', () => {
    const { lines, findings } = replay({ results: [{ ...result, achieved: 'twelve homes', positive: '12' }] });
    expect(lines[0]).toMatchObject({ unitsFrom: 'people', agreement: 'exact' });
    expect(findings.filter(({ file }) => file === 'projects_results.csv')).toMatchObject([
      { row: 2, code: 'number_with_words', value: 'twelve homes', level: 'noted' },
    ]);
  });

  it('takes the one final result, never a sum of results that may overlap', () => {
    const interim = { ...result, resultType: 'Interim', achieved: '7' };
    expect(replay({ results: [interim, result] }).lines[0]).toMatchObject({ resultRow: 3, agreement: 'exact' });
    expect(replay({ results: [interim, interim] }).lines).toEqual([]);
  });

  it('has no agreement without a payment', () => {
    expect(replay({ payments: [] }).lines[0]).toMatchObject({ agreement: 'no_payment', claims: undefined });
  });
});

describe('every row that is not compared is listed with file, row and reason', () => {
  const file = {
    pricings: 'projects_outcome_pricings.csv',
    results: 'projects_results.csv',
    payments: 'projects_outcome_payments.csv',
    metrics: 'projects_outcome_metrics.csv',
  };
  it.each<[string, FixtureRows, string, number, string]>([
    ['no price', { pricings: [{ ...price, price: '' }] }, file.pricings, 2, 'price_missing'],
    ['price with currency', { pricings: [{ ...price, price: '€ 250' }] }, file.pricings, 2, 'number_with_currency'],
    ['currency that is no currency', { pricings: [{ ...price, currency: 'Swedish' }] }, file.pricings, 2, 'currency_unknown'],
    ['two prices', { pricings: [price, { ...price, price: '300' }] }, file.pricings, 3, 'several_prices'],
    ['no result', { results: [] }, file.pricings, 2, 'result_missing'],
    ['result in words', { results: [{ ...result, achieved: 'many' }] }, file.results, 2, 'number_with_words'],
    ['result in words, seen from the price', { results: [{ ...result, achieved: 'many' }] }, file.pricings, 2, 'result_not_a_number'],
    ['empty result', { results: [{ ...result, achieved: '' }] }, file.results, 2, 'result_empty'],
    ['result of the project', { results: [{ ...result, metric: '' }] }, file.results, 2, 'result_without_metric'],
    ['several results', { results: [result, result] }, file.results, 3, 'several_results'],
    ['result without price', { pricings: [] }, file.results, 2, 'price_missing_on_metric'],
    ['planned payment', { payments: [{ ...payment, paymentType: 'Planned' }] }, file.payments, 2, 'payment_planned'],
    ['payment without type', { payments: [{ ...payment, paymentType: '' }] }, file.payments, 2, 'payment_without_type'],
    ['payment of another type', { payments: [{ ...payment, paymentType: 'Promised' }] }, file.payments, 2, 'payment_type_unknown'],
    ['payment of the project', { payments: [{ ...payment, metric: '' }] }, file.payments, 2, 'payment_without_metric'],
    ['payment without amount', { payments: [{ ...payment, payment: '' }] }, file.payments, 2, 'amount_missing'],
    ['payment as a formula', { payments: [{ ...payment, payment: '=B3' }] }, file.payments, 2, 'number_formula'],
    ['one unreadable payment spoils the sum', { payments: [payment, { ...payment, payment: 'C$1.3M' }] }, file.pricings, 2, 'payment_not_readable'],
    ['other currency', { payments: [{ ...payment, paymentCurrency: 'USD' }] }, file.payments, 2, 'currency_differs'],
    ['no payment, seen from the result', { payments: [] }, file.results, 2, 'payment_missing'],
    [
      'metric twice',
      {
        metrics: [
          { project, id: 'm1' },
          { project, id: 'm1' },
        ],
      },
      file.metrics,
      3,
      'metric_repeated',
    ],
    ['metric without id', { metrics: [{ project, id: '' }] }, file.metrics, 2, 'metric_without_id'],
    [
      'metric without price',
      {
        metrics: [
          { project, id: 'm1' },
          { project, id: 'm2' },
        ],
      },
      file.metrics,
      3,
      'price_missing_on_metric',
    ],
    [
      'project without price',
      {
        projects: [
          { project, name: 'A' },
          { project: 'TEST-02', name: 'B' },
        ],
      },
      'projects.csv',
      3,
      'project_without_price',
    ],
    [
      'commitment as a formula',
      { commitments: [{ project, organisation: 'O1', commitmentMaximum: '=M33' }] },
      'projects_outcome_payment_commitments.csv',
      2,
      'number_formula',
    ],
    [
      'commitment without amount',
      { commitments: [{ project, organisation: 'O1' }] },
      'projects_outcome_payment_commitments.csv',
      2,
      'commitment_without_amount',
    ],
  ])('%s', (_name, rows, inFile, row, code) => {
    const found = replay(rows).findings.filter((finding) => finding.file === inFile && finding.row === row && finding.level === 'left_out');
    expect(found.map((finding) => finding.code)).toEqual([code]);
  });

  it.each<[string, FixtureRows, string]>([
    ['a month that does not exist', { results: [{ ...result, start: '2018-13' }] }, 'month_does_not_exist'],
    ['people with words', { results: [{ ...result, engaged: '710 (two-year mark)' }] }, 'number_with_words'],
    ['an interim result', { results: [{ ...result, resultType: 'Interim' }] }, 'result_interim'],
    ['a metric that is not in the list', { metrics: [] }, 'metric_unknown'],
    ['a project that is not in the list', { projects: [] }, 'project_unknown'],
    [
      'a maximum without a currency',
      { commitments: [{ project, organisation: 'O1', commitmentMaximum: '5000', commitmentPaid: '1', commitmentPaidCurrency: 'EUR' }] },
      'currency_missing',
    ],
  ])('notes %s without leaving the row out', (_name, rows, code) => {
    const { findings, lines } = replay(rows);
    expect(findings).toMatchObject([{ code, level: 'noted' }]);
    expect(lines[0]?.agreement).toBe('exact');
  });

  it('finds nothing to say when every row is used', () => {
    expect(replay({}).findings).toEqual([]);
    expect(renderReplay(replay({}), 'nl')).toContain('Geen: elke rij is gebruikt.');
  });
});

describe('a whole project', () => {
  const sum = (rows: FixtureRows) => replay(rows).projects[0];

  it.each<[string, FixtureRows, Readonly<Record<string, unknown>>]>([
    ['agrees', {}, { readings: ['agrees'], recordedFrom: 'payments', pricesWithUnits: 1 }],
    [
      'paid by period, not by metric',
      {
        payments: [
          { ...payment, metric: '', payment: '1200' },
          { ...payment, metric: '', payment: '1800' },
        ],
      },
      { readings: ['agrees'], recordedFrom: 'payments' },
    ],
    [
      'a total without a type',
      { payments: [{ ...payment, metric: '', paymentType: '', payment: '2000' }] },
      { readings: ['paid_less'], recordedFrom: 'untyped_payments' },
    ],
    [
      'a total beside the commitment',
      { payments: [], commitments: [{ project, organisation: 'O', commitmentPaid: '4000', commitmentPaidCurrency: 'EUR' }] },
      { readings: ['paid_more'], recordedFrom: 'commitments' },
    ],
    [
      'a total beside the project',
      { payments: [], projects: [{ project, name: 'P', projectPaid: '3000', projectPaidCurrency: 'EUR' }] },
      { readings: ['agrees'], recordedFrom: 'project' },
    ],
    [
      'a maximum',
      { projects: [{ project, name: 'P', projectMaximum: '2500', projectMaximumCurrency: 'EUR' }] },
      { readings: ['maximum_would_bind', 'agrees'] },
    ],
    ['no payment', { payments: [] }, { readings: ['no_payment'], recorded: undefined }],
    ['no price', { pricings: [] }, { readings: ['no_price'], computed: undefined }],
    ['no units', { results: [] }, { readings: ['no_units'] }],
    ['two currencies', { payments: [{ ...payment, paymentCurrency: 'USD' }] }, { readings: ['currency_differs'], ratio: undefined }],
    ['an unreadable payment', { payments: [{ ...payment, payment: '3k' }] }, { readings: ['payment_not_readable'] }],
  ])('%s', (_name, rows, expected) => {
    expect(sum(rows)).toMatchObject(expected);
  });

  it('notices a total that is also another project, with other results', () => {
    const other = { project: 'TEST-02', metric: 'm1' };
    const { projects } = replay({
      pricings: [price, { ...price, ...other }],
      results: [result, { ...result, ...other, achieved: '14' }],
      payments: [payment, { ...payment, ...other }],
    });
    expect(projects.map(({ readings }) => readings.includes('same_total_as_another_project'))).toEqual([true, true]);
  });
});

describe('the plan: price times target beside the maximum', () => {
  const plan = (rows: FixtureRows) => replay(rows).plans;
  it.each<[string, FixtureRows, Readonly<Record<string, unknown>>]>([
    [
      'the target of the metric',
      { metrics: [{ project, id: 'm1', target: '40', people: '99' }], pricings: [{ ...price, maximum: '10000' }] },
      { agreement: 'exact', targetFrom: 'metric_target' },
    ],
    [
      'people of the metric',
      { metrics: [{ project, id: 'm1', target: '80% of all', people: '40' }], pricings: [{ ...price, maximum: '10,050.00' }] },
      { agreement: 'within_1', targetFrom: 'metric_people' },
    ],
    [
      'people of the project',
      { projects: [{ project, name: 'P', projectPeople: '43' }], pricings: [{ ...price, maximum: '10000' }] },
      { agreement: 'within_10', targetFrom: 'project_people' },
    ],
    ['no target', { pricings: [{ ...price, maximum: '10000' }] }, { agreement: undefined, planned: undefined }],
    [
      'two targets that differ',
      {
        metrics: [
          { project, id: 'm1', target: '40' },
          { project, id: 'm1', target: '41' },
        ],
        pricings: [{ ...price, maximum: '10000' }],
      },
      { targetFrom: undefined },
    ],
  ])('%s', (_name, rows, expected) => {
    expect(plan(rows)).toMatchObject([{ meaning: 'per_metric', ...expected }]);
  });

  const twoPrices = (maxima: readonly [string, string], prices: readonly [string, string], words = '') => [
    { ...price, price: prices[0], maximum: maxima[0], priceDescription: words },
    { ...price, metric: 'm2', price: prices[1], maximum: maxima[1] },
  ];
  it.each([
    ['other maxima', twoPrices(['1000', '2000'], ['100', '200']), 'per_metric'],
    ['same maximum, same price', twoPrices(['1000', '1000'], ['100', '100']), 'per_metric'],
    ['same maximum, which one person can reach', twoPrices(['1500', '1500'], ['700', '900']), 'per_person'],
    ['same maximum with words', twoPrices(['9000', '9000'], ['700', '900'], 'Maximum payable per participant'), 'per_person'],
    ['same maximum, of what is unclear', twoPrices(['9000', '9000'], ['700', '900']), 'shared'],
  ])('a maximum of what: %s', (_name, pricings, meaning) => {
    expect(plan({ pricings }).map((line) => line.meaning)).toEqual([meaning, meaning]);
  });
});

describe('what is printed', () => {
  const dirty = {
    results: [{ ...result, start: '2018-13' }],
    payments: [
      { ...payment, payment: '5000' },
      { ...payment, paymentType: 'Planned' },
    ],
  };

  it('says in Dutch and English what was computed, paid and left out', () => {
    const [nl, en] = [renderReplay(replay(dirty), 'nl'), renderReplay(replay(dirty), 'en')];
    expect(nl).toMatch(/TEST-01 {2}m1 +2 +12 {2}250,00 {2}3\.000,00 {2}5\.000,00 {2}EUR {2}verder weg {2}20 keer betaald bij 12/);
    expect(en).toMatch(/TEST-01 {2}m1 +2 +12 {2}250\.00 {2}3,000\.00 {2}5,000\.00 {2}EUR {2}further off {2}paid 20 times for 12/);
    expect(nl).toContain('rij 2: "2018-13" in "Period - Start" is geen maand die bestaat');
    expect(en).toContain('row 3: This is a planned payment');
  });

  it('gives JSON with decimal text and both languages', () => {
    const json = replayJson(replay(dirty));
    expect(json.lines).toMatchObject([
      { computed: '3000.00', paid: '5000.00', units: '12', claims: { count: '20', whole: true, againstUnits: 'more' } },
    ]);
    expect(json.findings.map(({ file, row, code }) => [file, row, code])).toEqual([
      ['projects_results.csv', 2, 'month_does_not_exist'],
      ['projects_outcome_payments.csv', 3, 'payment_planned'],
    ]);
    expect(json.findings.every(({ message }) => message.nl !== '' && message.en !== '' && message.nl !== message.en)).toBe(true);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
});

describe('whatever the files hold', () => {
  const cellText = fc.oneof(
    fc.constantFrom('', 'TEST-01', 'm1', '5', '1e9', '=A1', 'EUR', 'Actual', '2018-13', '9'.repeat(30), 'Final'),
    fc.string(),
  );
  const text = (table: TableName) =>
    fc
      .array(
        fc.record({
          project: cellText,
          metric: cellText,
          id: cellText,
          price: cellText,
          currency: cellText,
          achieved: cellText,
          payment: cellText,
          paymentCurrency: cellText,
          paymentType: cellText,
          maximum: cellText,
          target: cellText,
          commitmentMaximum: cellText,
        }),
        { maxLength: 4 },
      )
      .map((rows) => ({ [table]: rows }));

  it('never throws on random cells, and prints in both languages', () => {
    fc.assert(
      fc.property(fc.tuple(...TABLE_NAMES.map(text)), (parts) => {
        const found = replayIndigo(tablesFrom(together(parts)));
        return renderReplay(found, 'nl').length > 0 && renderReplay(found, 'en').length > 0 && JSON.stringify(replayJson(found)).length > 0;
      }),
      { numRuns: 200 },
    );
  });

  it('never throws on random text for a file', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pricings, results) => replayIndigo(readIndigoTables({ pricings, results })).funnel.compared === 0),
    );
  });
});
