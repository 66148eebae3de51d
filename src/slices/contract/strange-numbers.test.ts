import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addDays, day } from '../../engine/calendar.ts';
import { describeSheet } from '../../engine/describe.ts';
import { explainSentences, explainTotal } from '../../engine/explain.ts';
import { explainWholeWaterfall } from '../../engine/explain-waterfall.ts';
import { factsSchema } from '../../engine/facts.ts';
import { numbersOf } from '../../engine/terms-numbers.ts';
import { settlementOf } from './can-be-settled.ts';
import { renderIssue } from './check-messages.ts';
import { readTermSheet } from './term-sheet.ts';
import { FULL } from './strange-numbers.testing.ts';

/**
 * Nonsense in every number of one full contract: refused or asked about in words, or it settles to the end of the capital and can be told.
 * Never a mistake of our own, which would close the pages of a stored contract to everybody.
 */

const STRANGE = [
  '-1',
  '0',
  '21',
  '120%',
  '-20%',
  '-100%',
  '1000000000',
  '50',
  '1/0',
  '1/3',
  'NaN',
  '0.000000000000000000000000000001',
  '999999999999999999999999999999',
  '9999999999999999999999999999999',
];

const right = readTermSheet(FULL, 'full.yaml');
const places = right.ok ? numbersOf(right.value.sheet) : [];

const FACTS = factsSchema.parse({
  claims: ['a', 'b', 'c'].flatMap((subject, index) =>
    ['eased', 'solved'].map((outcome) => ({ id: `${outcome}${subject}`, day: addDays(day('2026-02-01'), index * 40), outcome, subject })),
  ),
  events: ['a', 'b', 'c'].map((subject) => ({ id: `e${subject}`, kind: 'enrolment' as const, day: '2026-01-02', subject })),
  measures: [{ id: 'm', day: '2026-03-01', name: 'score', value: '80%' }],
  cash: [{ id: 'c', kind: 'paid', day: '2026-09-01', amount: '100', party: 'city', period: '2026-03-31' }],
});

const DATA: unknown = parse(FULL);

/** The same text with another value at one place. */
function changed(path: readonly (string | number)[], value: string): string {
  const data: unknown = structuredClone(DATA);
  const holder = path
    .slice(0, -1)
    .reduce((found: unknown, part) => (typeof found === 'object' && found !== null ? Reflect.get(found, part) : found), data);
  const last = path.at(-1) ?? '';
  if (typeof holder === 'object' && holder !== null) Reflect.set(holder, last, /^-?\d{1,10}$/.test(value) ? Number(value) : value);
  return JSON.stringify(data);
}

/** What somebody gets who uses this: words, or pages that all come out. */
function outcomeOf(source: string): 'refused' | 'asked' | 'right' {
  const read = readTermSheet(source, 'full.yaml');
  if (!read.ok) {
    for (const issue of read.error) expect(renderIssue(issue, 'nl').length + renderIssue(issue, 'en').length).toBeGreaterThan(40);
    return 'refused';
  }
  const { sheet, warnings } = read.value;
  const asOf = day('2041-12-31');
  const settled = settlementOf([sheet], FACTS, { asOf });
  for (const language of ['nl', 'en'] as const) expect(describeSheet(sheet, language).length).toBeGreaterThan(5);
  // Without facts it settles, else it was refused; what facts may still make too large, the door of facts refuses.
  if (settled.ok) {
    const { statement, waterfall } = settled.value;
    expect(explainSentences(explainTotal(sheet, statement, { by: 'due' }, FACTS), 'nl').length).toBeGreaterThan(0);
    if (waterfall !== undefined) explainWholeWaterfall({ sheet, waterfall, facts: FACTS });
  }
  return warnings.length > 0 ? 'asked' : 'right';
}

describe('a full contract', () => {
  it('is right, and has every number of the table', () => {
    expect(right.ok ? right.value.warnings.map((issue) => renderIssue(issue, 'en')) : right.error.map((issue) => renderIssue(issue, 'en'))).toEqual(
      [],
    );
    expect(outcomeOf(FULL)).toBe('right');
  });

  it.each(places.map(({ path, pattern }) => [path.join('.'), pattern, path] as const))('%s bears every strange value', (_name, _pattern, path) => {
    for (const value of STRANGE) expect(['refused', 'asked', 'right']).toContain(outcomeOf(changed(path, value)));
  });

  it.each([
    ['tax.rate', 21],
    ['tax.rate', '-100%'],
    ['capital.tranches.0.holders.0.share', '120%'],
    ['capital.tranches.0.holders.1.share', '-20%'],
    ['capital.tranches.0.maxIrr', '-100%'],
    ['capital.tranches.0.maxMultiple', -1],
    ['capital.tranches.1.interest.0.rate', 50],
    ['capital.guarantees.0.upTo', '150%'],
    ['curves.coupon.points.1.value', 5],
    ['lateInterest.rate.0.value', 8],
    ['fees.0.amount', -1],
    ['fees.0.amount', '1 - 2'],
    ['deductions.0.floor', -1],
    ['parameters.index.1.value', '1 / 0'],
    ['calendar.claimWithinDays', 1_000_000_000],
  ])('%s of %s is refused', (path, value) => {
    expect(
      outcomeOf(
        changed(
          path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
          String(value),
        ),
      ),
    ).toBe('refused');
  });

  it.each([
    ['tax.rate', '45%'],
    ['capital.tranches.0.maxMultiple', 50],
    ['rules.0.price', -900],
    ['calendar.paymentTermDays', 3000],
  ])('%s of %s is asked about', (path, value) => {
    expect(
      outcomeOf(
        changed(
          path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
          String(value),
        ),
      ),
    ).toBe('asked');
  });
});
