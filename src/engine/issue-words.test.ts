import { describe, expect, it } from 'vitest';
import type { IssueData, ShapeCode } from './issue.ts';
import { type Language, SHAPE_EN, SHAPE_NL, sayer, when } from './issue-words.ts';

/** What somebody reads about a slip, word for word, in both languages. */

type Row = { readonly code: ShapeCode; readonly data: IssueData; readonly nl: string; readonly en: string };

const ROWS: readonly Row[] = [
  {
    code: 'unknown_key',
    data: { field: 'prise', nearest: 'price', known: ['id', 'price'] },
    nl: 'Het veld "prise" kennen we hier niet. Bedoel je "price"? Verbeter het of haal het weg.',
    en: 'The field "prise" is not known here. Do you mean "price"? Correct it or remove it.',
  },
  {
    code: 'comma_in_text',
    data: { value: '2)' },
    nl: 'De komma voor "2)" knipt hier een tekst in tweeën. Zet aanhalingstekens om een formule of tekst met een komma.',
    en: 'The comma before "2)" cuts a text in two here. Put quotes around a formula or text with a comma.',
  },
  {
    code: 'comma_in_number',
    data: { value: '00' },
    nl: 'De komma voor "00" knipt hier een getal in tweeën. Schrijf geen punten voor duizenden, en een punt voor de decimalen: 1850 of 1850.50.',
    en: 'The comma before "00" cuts a number in two here. Write no marks for thousands, and a point for the decimals: 1850 or 1850.50.',
  },
  {
    code: 'missing_key',
    data: { field: 'currency' },
    nl: 'Hier ontbreekt het veld "currency". Vul het aan.',
    en: 'The field "currency" is missing here. Add it.',
  },
  {
    code: 'empty_value',
    data: { field: 'price' },
    nl: 'Bij "price" staat niets. Vul een waarde in of haal de regel weg.',
    en: '"price" is empty. Fill in a value or remove the line.',
  },
  {
    code: 'wrong_type',
    data: { field: 'maxPeople', value: '1.5', found: 'number', expected: ['whole_number'] },
    nl: 'Bij "maxPeople" staat een getal: 1.5. Hier hoort een heel getal.',
    en: '"maxPeople" is a number: 1.5. It must be a whole number.',
  },
  {
    code: 'value_not_allowed',
    data: { field: 'form', value: 'sip', nearest: 'sib', allowed: ['direct', 'sib', 'subsidy'] },
    nl: 'Bij "form" staat "sip"; dat kan hier niet. Bedoel je "sib"? Kies uit: direct, sib, subsidy.',
    en: '"form" cannot be "sip". Do you mean "sib"? Choose from: direct, sib, subsidy.',
  },
  {
    code: 'number_shape',
    data: { field: 'price', value: 'C$1.3M' },
    nl: 'Bij "price" staat "C$1.3M"; dat is geen getal. Laat de munt weg: een contract heeft er één, bij "currency". Schrijf het hele getal uit. Schrijf alleen cijfers, met een punt voor de decimalen: 1300000, 15.12 of 12.5%.',
    en: '"price" is "C$1.3M", which is not a number. Leave the currency out: a contract has one, at "currency". Write the whole number out. Write digits only, with a point for the decimals: 1300000, 15.12 or 12.5%.',
  },
  {
    code: 'number_too_long',
    data: { field: 'price', value: '1234567890123456789012345678901' },
    nl: 'Bij "price" staat een getal van meer dan 30 tekens: 1234567890123456789012345678901. Kijk of het klopt.',
    en: '"price" is a number of more than 30 characters: 1234567890123456789012345678901. Check whether it is right.',
  },
  {
    code: 'day_shape',
    data: { field: 'from', value: '2018-13-01' },
    nl: 'Bij "from" staat "2018-13-01"; die dag bestaat niet. Schrijf jaar-maand-dag, zoals 2026-11-23.',
    en: '"from" is "2018-13-01", which is not a day that exists. Write year-month-day, such as 2026-11-23.',
  },
  {
    code: 'year_shape',
    data: { field: 'year', value: '1 juli' },
    nl: 'Bij "year" staat "1 juli"; dat is geen soort jaar. Kies contract, calendar, of de eerste dag van een boekjaar: maand-dag, zoals 07-01.',
    en: '"year" is "1 juli", which is not a kind of year. Choose contract, calendar, or the first day of a book year: month-day, such as 07-01.',
  },
  {
    code: 'id_shape',
    data: { field: 'id', value: '26 weeks' },
    nl: '"26 weeks" kan geen naam voor "id" zijn. Gebruik kleine letters, cijfers en _ en begin met een letter, zoals work_26_weeks.',
    en: '"26 weeks" cannot be a name for "id". Use small letters, digits and _ and begin with a letter, such as work_26_weeks.',
  },
  {
    code: 'slug_shape',
    data: { field: 'contract', value: 'Den Haag' },
    nl: '"Den Haag" kan geen naam voor "contract" zijn. Gebruik kleine letters, cijfers en - en begin met een letter, zoals denver-sib.',
    en: '"Den Haag" cannot be a name for "contract". Use small letters, digits and - and begin with a letter, such as denver-sib.',
  },
  {
    code: 'currency_shape',
    data: { field: 'currency', value: 'euro' },
    nl: '"euro" is geen munt. Schrijf de drie hoofdletters van de munt, zoals EUR.',
    en: '"euro" is not a currency. Write the three capitals of the currency, such as EUR.',
  },
  {
    code: 'too_few',
    data: { field: 'parties', value: '[]', limit: 1 },
    nl: 'De lijst "parties" is te kort: er moet minstens 1 in staan. Vul de lijst aan of haal het veld weg.',
    en: 'The list "parties" is too short: it must hold at least 1. Complete the list or remove the field.',
  },
  {
    code: 'too_many',
    data: { field: 'parties', value: '[1,2,3]', limit: 2 },
    nl: 'De lijst "parties" is te lang: er mogen er hoogstens 2 in staan. Haal er een weg.',
    en: 'The list "parties" is too long: it may hold at most 2. Remove one.',
  },
  {
    code: 'too_small',
    data: { field: 'version', value: '0', limit: 1 },
    nl: 'Bij "version" staat 0; dat moet minstens 1 zijn. Pas het aan.',
    en: '"version" is 0; it must be at least 1. Change it.',
  },
  {
    code: 'too_large',
    data: { field: 'sequence', value: '100000', limit: 99_999 },
    nl: 'Bij "sequence" staat 100000; dat mag hoogstens 99999 zijn. Pas het aan.',
    en: '"sequence" is 100000; it may be at most 99999. Change it.',
  },
  {
    code: 'wrong_value',
    data: { field: 'lente', value: '?' },
    nl: 'Bij "lente" staat "?"; dat kan hier niet. Kijk in docs/terms.md wat hier hoort.',
    en: '"lente" cannot be "?". See docs/terms.md for what belongs here.',
  },
];

const CATALOGUES = { nl: SHAPE_NL, en: SHAPE_EN };

function told(code: ShapeCode, data: IssueData, language: Language): string {
  return CATALOGUES[language][code](sayer(data, language));
}

describe('every slip in a shape', () => {
  it.each(ROWS)('$code is told in Dutch and in English', ({ code, data, nl, en }) => {
    expect(told(code, data, 'nl')).toBe(nl);
    expect(told(code, data, 'en')).toBe(en);
  });

  it('has a row here, and a sentence that no other slip has', () => {
    for (const catalogue of [SHAPE_NL, SHAPE_EN]) {
      expect(ROWS.map((row) => row.code)).toEqual(Object.keys(catalogue));
      const texts = Object.values(catalogue).map((sentence) => sentence(sayer({ field: 'x', value: 'y', limit: 1 }, 'nl')));
      expect(new Set(texts).size).toBe(ROWS.length);
    }
  });

  it('shows no hole, however little is known of it', () => {
    for (const language of ['nl', 'en'] as const)
      for (const { code, data } of ROWS) {
        const { field, value } = { field: 'x', value: 'y', ...data };
        expect(told(code, { ...data, field, value }, language)).not.toMatch(/undefined|\[object| {2}|""/);
      }
  });
});

describe('what a sentence leaves out', () => {
  it.each<[name: string, code: ShapeCode, data: IssueData, nl: string, en: string]>([
    [
      'no word comes near: the fields there are',
      'unknown_key',
      { field: 'budget', known: ['id', 'price'] },
      'Het veld "budget" kennen we hier niet. Kies uit: id, price.',
      'The field "budget" is not known here. Choose from: id, price.',
    ],
    [
      'nothing may stand here',
      'unknown_key',
      { field: 'budget', known: [] },
      'Het veld "budget" kennen we hier niet. Verbeter het of haal het weg.',
      'The field "budget" is not known here. Correct it or remove it.',
    ],
    [
      'no word comes near: only the choice',
      'value_not_allowed',
      { field: 'form', value: 'loan', allowed: ['direct', 'sib'] },
      'Bij "form" staat "loan"; dat kan hier niet. Kies uit: direct, sib.',
      '"form" cannot be "loan". Choose from: direct, sib.',
    ],
    [
      'a file that is one list has no field',
      'wrong_type',
      { field: '', value: '[1]', found: 'list', expected: ['map'] },
      'Hier staat een lijst: [1]. Hier hoort een blok met velden.',
      'This is a list: [1]. It must be a block with fields.',
    ],
    [
      'a number that should be text asks for quotes',
      'wrong_type',
      { field: 'name', value: '2026', found: 'number', expected: ['text'] },
      'Bij "name" staat een getal: 2026. Hier hoort tekst. Zet er aanhalingstekens om.',
      '"name" is a number: 2026. It must be text. Put it between quotes.',
    ],
    [
      'yes or no, and more than one kind that would do',
      'wrong_type',
      { field: 'price', value: 'true', found: 'yes_no', expected: ['number', 'list'] },
      'Bij "price" staat true of false: true. Hier hoort een getal of een lijst.',
      '"price" is true or false: true. It must be a number or a list.',
    ],
    [
      'a comma that may stand for thousands: nothing is guessed',
      'number_shape',
      { field: 'price', value: '1,850' },
      'Bij "price" staat "1,850"; dat is geen getal. Een komma kan niet. Schrijf alleen cijfers, met een punt voor de decimalen: 1300000, 15.12 of 12.5%.',
      '"price" is "1,850", which is not a number. A comma is not allowed. Write digits only, with a point for the decimals: 1300000, 15.12 or 12.5%.',
    ],
    [
      'an amount as people write it in Dutch',
      'number_shape',
      { field: 'price', value: '€ 1.850,00' },
      'Bij "price" staat "€ 1.850,00"; dat is geen getal. Laat de munt weg: een contract heeft er één, bij "currency". Bedoel je 1850? Schrijf alleen cijfers, met een punt voor de decimalen: 1300000, 15.12 of 12.5%.',
      '"price" is "€ 1.850,00", which is not a number. Leave the currency out: a contract has one, at "currency". Do you mean 1850? Write digits only, with a point for the decimals: 1300000, 15.12 or 12.5%.',
    ],
    [
      'a comma',
      'number_shape',
      { field: 'share', value: '12,5%' },
      'Bij "share" staat "12,5%"; dat is geen getal. Een komma kan niet. Bedoel je 12.5%? Schrijf alleen cijfers, met een punt voor de decimalen: 1300000, 15.12 of 12.5%.',
      '"share" is "12,5%", which is not a number. A comma is not allowed. Do you mean 12.5%? Write digits only, with a point for the decimals: 1300000, 15.12 or 12.5%.',
    ],
    [
      'no number at all: no advice about commas, currencies or millions',
      'number_shape',
      { field: 'price', value: 'veel' },
      'Bij "price" staat "veel"; dat is geen getal. Schrijf alleen cijfers, met een punt voor de decimalen: 1300000, 15.12 of 12.5%.',
      '"price" is "veel", which is not a number. Write digits only, with a point for the decimals: 1300000, 15.12 or 12.5%.',
    ],
  ])('%s', (_name, code, data, nl, en) => {
    expect(told(code, data, 'nl')).toBe(nl);
    expect(told(code, data, 'en')).toBe(en);
  });
});

describe('words for a kind of value', () => {
  it.each([
    ['text', 'tekst', 'text'],
    ['whole_number', 'een heel getal', 'a whole number'],
    ['number', 'een getal', 'a number'],
    ['list', 'een lijst', 'a list'],
    ['map', 'een blok met velden', 'a block with fields'],
    ['yes_no', 'true of false', 'true or false'],
    ['a kind of tomorrow', 'a kind of tomorrow', 'a kind of tomorrow'],
  ])('%s', (kind, nl, en) => {
    for (const name of ['expected', 'found']) expect([sayer({ [name]: kind }, 'nl')(name), sayer({ [name]: kind }, 'en')(name)]).toEqual([nl, en]);
    expect(sayer({ value: kind }, 'nl')('value')).toBe(kind);
  });

  it('an addition is there only when its value is', () => {
    expect([when('', ' more'), when('x', ' more')]).toEqual(['', ' more']);
  });
});
