import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromEpochDay, toEpochDay } from './calendar.ts';
import { dayHint, signHint } from './issue-words-written.ts';
import { signData, strangeSignIn, unseenSign, withoutUnseen } from './signs.ts';
import { dayOfNumber, readWrittenDay } from './written-day.ts';
import { readWrittenNumber } from './written-number.ts';

const RUNS = { seed: Number(process.env['LENTE_SEED'] ?? 20_260_101), numRuns: 500 };

describe('a day as people write it', () => {
  it.each([
    ['2026-02-10', 'plain 2026-02-10 none'],
    ['2026-2-10', 'year_first 2026-02-10 none'],
    ['2026/02/10', 'year_first 2026-02-10 none'],
    ['20260210', 'year_first 2026-02-10 none'],
    ['10-2-2026', 'day_first 2026-02-10 or 2026-10-02 none'],
    ['25.12.2026', 'day_first 2026-12-25 none'],
    ['12-25-2026', 'day_first 2026-12-25 none'],
    ['10/02/2026', 'slashes 2026-02-10 or 2026-10-02 none'],
    ['10-2-26', 'short_year 2026-02-10 or 2026-10-02 none'],
    ['10-feb-26', 'short_year 2026-02-10 none'],
    ['10-feb-2026', 'words 2026-02-10 none'],
    ['10 februari 2026', 'words 2026-02-10 none'],
    ['dinsdag 10 februari 2026', 'words 2026-02-10 none'],
    ['1 mrt. 2026', 'words 2026-03-01 none'],
    ['3 May 2026', 'words 2026-05-03 none'],
    ['February 10, 2026', 'words 2026-02-10 none'],
    ['46063', 'day_number 2026-02-10 none'],
    ['46063,0', 'day_number 2026-02-10 none'],
    ['2026-02-10 00:00:00', 'plain 2026-02-10 midnight'],
    ['2026-02-10T00:00:00Z', 'plain 2026-02-10 midnight'],
    ['10-2-2026 14:30', 'day_first 2026-02-10 or 2026-10-02 time'],
    ['2026-02-09T23:00:00Z', 'plain 2026-02-09 zone'],
  ])('%s', (text, expected) => {
    const { notation, day, other, time } = readWrittenDay(text) ?? {};
    expect(`${notation ?? ''} ${day ?? ''}${other === undefined ? '' : ` or ${other}`} ${time ?? ''}`).toBe(expected);
  });

  it.each(['', '2026-02-30', '31-2-2026', '99999', '460', 'morgen', '10 smarch 2026', '1'.repeat(80), '10-2', '2026'])('%j is none', (text) => {
    expect(readWrittenDay(text)).toBeUndefined();
  });

  it('comes back from every notation', () => {
    fc.assert(
      fc.property(fc.integer({ min: toEpochDay(dayOfNumber(36_526)), max: toEpochDay(dayOfNumber(73_050)) }), (epochDay) => {
        const day = fromEpochDay(epochDay);
        const [year = '', month = '', date = ''] = day.split('-');
        const read = [day, `${Number(date)}-${Number(month)}-${year}`, `${date}/${month}/${year}`, String(epochDay + 25_569), `${day} 00:00`];
        expect(read.map((text) => readWrittenDay(text)?.day)).toEqual(read.map(() => day));
      }),
      RUNS,
    );
  });
});

describe('a number as people write it', () => {
  it.each([
    ['1,5', 'comma', '1.5'],
    ['1250', 'comma', '1250'],
    ['12,5 %', 'comma', '12.5%'],
    ['1.250,50', 'comma', '1250.50 said'],
    ['1.234.567', 'comma', '1234567 said'],
    ['1 250,5', 'comma', '1250.5 said'],
    ['1,250.50', 'comma', '1250.50 said'],
    ['1,250', 'comma', '1.250 said'],
    ['1.250', 'comma', '1250 or 1.2500'],
    ['-6.400', 'point', '-6400 or -6.4000'],
    ['1.125', 'point', '1125 or 1.1250'],
    ['0.125', 'point', ''],
    ['1.2500', 'point', ''],
    ['1250.500', 'point', ''],
    ['1.5', 'comma', ''],
    ['2,3,4', 'comma', ''],
    ['€ 5', 'comma', ''],
    ['9'.repeat(80), 'comma', ''],
  ] as const)('%s (%s)', (text, notation, expected) => {
    const read = readWrittenNumber(text, notation);
    const said =
      read === undefined ? '' : read.kind === 'number' ? `${read.text}${read.isRemarkable ? ' said' : ''}` : `${read.large} or ${read.small}`;
    expect(said).toBe(expected);
  });
});

describe('signs that nobody sees', () => {
  it.each([
    ['p\u00a003', 'fixed_space', 'p 03'],
    ['p\u200903', 'odd_space', 'p 03'],
    ['p02\u200b', 'no_width', 'p02'],
    ['\ufeffp02', 'no_width', 'p02'],
    ['p\u00ad02', 'soft_hyphen', 'p02'],
    ['p\u202e02', 'direction', 'p02'],
    ['p\u202802', 'line_end', 'p 02'],
    ['p\u000702', 'control', 'p02'],
  ])('%j has one: %s', (text, kind, seen) => {
    expect(unseenSign(text)?.kind).toBe(kind);
    expect(withoutUnseen(text)).toBe(seen);
    expect(signHint((name) => (name === 'sign' ? kind : ''), 'nl')).toMatch(/^ Er staat .+; .+\.$/);
  });

  it.each(['p03', 'Ça va? é', 'a\tb\nc', ''])('%j has none', (text) => {
    expect([unseenSign(text), withoutUnseen(text)]).toEqual([undefined, text]);
  });

  it('and those that look like another one are named where a number or name should be', () => {
    expect(['“5”', 'a – b', '2 × 3', 'x ≥ 4', '−5'].map((text) => strangeSignIn(text)?.kind)).toEqual(['quote', 'dash', 'maths', 'maths', 'dash']);
    expect([signData('\u22125'), signData(5), signData('5')]).toEqual([{ sign: 'dash' }, {}, {}]);
  });
});

describe('the sentence about a day that is written otherwise', () => {
  const said = (value: string, language: 'nl' | 'en') => dayHint((name) => (name === 'value' ? value : ''), language);

  it.each([
    [
      '10-2-2026',
      '; dat is 10 februari 2026 of 2 oktober 2026. Schrijf jaar-maand-dag: 2026-02-10 of 2026-10-02 (in Excel: celeigenschap jjjj-mm-dd).',
    ],
    ['31-12-2026', '; dat is 31 december 2026. Schrijf jaar-maand-dag: 2026-12-31 (in Excel: celeigenschap jjjj-mm-dd).'],
    ['46063', '; dat is het dagnummer van een spreadsheet, voor 10 februari 2026. Schrijf 2026-02-10 (in Excel: celeigenschap jjjj-mm-dd).'],
    ['10-feb-26', '; het jaar heeft twee cijfers. Schrijf het uit: 2026-02-10, als je 10 februari 2026 bedoelt.'],
    ['2026-02-30', '; die dag bestaat niet. Schrijf jaar-maand-dag, zoals 2026-11-23.'],
  ])('%s', (value, expected) => {
    expect(said(value, 'nl')).toBe(expected);
    expect(said(value, 'en')).not.toBe(expected);
  });
});
