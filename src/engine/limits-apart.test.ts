import { expect, it } from 'vitest';
import { describeSheet } from './describe.ts';
import { explainLine, explainSentences } from './explain.ts';
import { settle } from './settle.ts';
import { END, makeClaims, makeSheet, type SheetParts } from './testing.ts';

/** "At most 900" over a list: each of the list, or all of it together. Both are said, in the terms and in the explanation, by name. */

const outcomes = [
  { id: 'start', title: { nl: 'Start', en: 'Start' } },
  { id: 'job', title: { nl: 'Baan', en: 'Job' } },
];
const sheetWith = (each: 'outcome' | 'contract') =>
  makeSheet({
    outcomes,
    rules: [{ id: 'pay', outcomes: ['start', 'job'], price: '600' }],
    limits: [{ id: 'most', title: 'Hoogste', each, outcomes: ['start', 'job'], max: '900' }],
  } satisfies SheetParts);
const facts = makeClaims(
  { outcome: 'start' },
  { outcome: 'start', subject: 'p2', day: '2026-01-16' },
  { outcome: 'job', subject: 'p3', day: '2026-01-17' },
  { outcome: 'job', subject: 'p4', day: '2026-01-18' },
);

it.each([
  [
    'outcome',
    180_000,
    'Dat geldt voor ‘Start’ en ‘Baan’ elk apart.',
    'Die grens geldt voor ‘Start’ en ‘Baan’ elk apart.',
    'each of “Start” and “Job” apart',
  ],
  ['contract', 90_000, 'Dat geldt voor ‘Start’ en ‘Baan’ samen.', 'Die grens geldt voor ‘Start’ en ‘Baan’ samen.', '“Start” and “Job” together'],
] as const)('each: %s', (each, computed, said, explained, inEnglish) => {
  const sheet = sheetWith(each);
  const statement = settle(sheet, facts, END);
  expect(statement.totals.computed).toBe(computed);
  expect(describeSheet(sheet, 'nl').find((part) => part.id === 'most')?.sentences).toContain(said);
  expect(
    describeSheet(sheet, 'en')
      .find((part) => part.id === 'most')
      ?.sentences.join(' '),
  ).toContain(inEnglish);
  const node = explainLine(sheet, statement, '2026-03-31/pay/city/provider', facts);
  expect(node && explainSentences(node, 'nl').join(' ')).toContain(explained);
  expect(node && explainSentences(node, 'en').join(' ')).toContain(inEnglish);
});
