import type { IssueData, ShapeCode } from './issue.ts';
import { type Language, type Say, dayHint, signHint } from './issue-words-written.ts';

export type { Language, Say } from './issue-words-written.ts';

/**
 * The words of the problems that any file can have. Every sentence says what happened, which value, and what to do next. The same few
 * helpers serve the catalogues beside the readers.
 */

export type Sentence = (say: Say) => string;
export type Catalogue<Code extends string> = Readonly<Record<Code, Sentence>>;

const KINDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: { text: 'tekst', whole_number: 'een heel getal', number: 'een getal', list: 'een lijst', map: 'een blok met velden', yes_no: 'true of false' },
  en: { text: 'text', whole_number: 'a whole number', number: 'a number', list: 'a list', map: 'a block with fields', yes_no: 'true or false' },
};

/** In: the data of an issue. Out: the function that sentences ask their values of. Unknown names give an empty text. */
export function sayer(data: IssueData, language: Language): Say {
  return (name) => {
    const value = data[name];
    if (value === undefined) return '';
    const isKind = name === 'expected' || name === 'found';
    const words = (typeof value === 'object' ? value : [String(value)]).map((word) => (isKind ? (KINDS[language][word] ?? word) : word));
    return isKind ? words.join(language === 'nl' ? ' of ' : ' or ') : words.join(', ');
  };
}

/** An addition that is only there when the value is: " Bedoel je "price"?" */
export function when(value: string, addition: string): string {
  return value === '' ? '' : addition;
}

export const SHAPE_NL: Catalogue<ShapeCode> = {
  unknown_key: (say) =>
    `Het veld "${say('field')}" kennen we hier niet.${signHint(say, 'nl')}${when(say('nearest'), ` Bedoel je "${say('nearest')}"?`)}${knownNl(say)}`,
  comma_in_text: (say) =>
    `De komma voor "${say('value')}" knipt hier een tekst in tweeën. Zet aanhalingstekens om een formule of tekst met een komma.`,
  comma_in_number: (say) =>
    `De komma voor "${say('value')}" knipt hier een getal in tweeën. Schrijf geen punten voor duizenden, en een punt voor de decimalen: 1850 of 1850.50.`,
  missing_key: (say) => `Hier ontbreekt het veld "${say('field')}". Vul het aan.`,
  empty_value: (say) => `Bij "${say('field')}" staat niets. Vul een waarde in of haal de regel weg.`,
  wrong_type: (say) => `${atNl(say)} staat ${say('found')}: ${say('value')}. Hier hoort ${say('expected')}.${quoteHintNl(say)}`,
  value_not_allowed: (say) =>
    `Bij "${say('field')}" staat "${say('value')}"; dat kan hier niet.${signHint(say, 'nl')}${when(say('nearest'), ` Bedoel je "${say('nearest')}"?`)} Kies uit: ${say('allowed')}.`,
  number_shape: (say) =>
    `Bij "${say('field')}" staat "${say('value')}"; dat is geen getal.${signHint(say, 'nl')}${numberHintNl(say)} Schrijf alleen cijfers, met een punt voor de decimalen: 1300000, 15.12 of 12.5%.`,
  number_too_long: (say) => `Bij "${say('field')}" staat een getal van meer dan 30 tekens: ${say('value')}. Kijk of het klopt.`,
  day_shape: (say) => `Bij "${say('field')}" staat "${say('value')}"${dayHint(say, 'nl')}`,
  year_shape: (say) =>
    `Bij "${say('field')}" staat "${say('value')}"; dat is geen soort jaar. Kies contract, calendar, of de eerste dag van een boekjaar: maand-dag, zoals 07-01.`,
  id_shape: (say) =>
    `"${say('value')}" kan geen naam voor "${say('field')}" zijn.${signHint(say, 'nl')} Gebruik kleine letters, cijfers en _ en begin met een letter, zoals work_26_weeks.`,
  slug_shape: (say) =>
    `"${say('value')}" kan geen naam voor "${say('field')}" zijn.${signHint(say, 'nl')} Gebruik kleine letters, cijfers en - en begin met een letter, zoals denver-sib.`,
  currency_shape: (say) => `"${say('value')}" is geen munt. Schrijf de drie hoofdletters van de munt, zoals EUR.`,
  too_few: (say) => `De lijst "${say('field')}" is te kort: er moet minstens ${say('limit')} in staan. Vul de lijst aan of haal het veld weg.`,
  too_many: (say) => `De lijst "${say('field')}" is te lang: er mogen er hoogstens ${say('limit')} in staan. Haal er een weg.`,
  too_small: (say) => `Bij "${say('field')}" staat ${say('value')}; dat moet minstens ${say('limit')} zijn. Pas het aan.`,
  too_large: (say) => `Bij "${say('field')}" staat ${say('value')}; dat mag hoogstens ${say('limit')} zijn. Pas het aan.`,
  wrong_value: (say) => `Bij "${say('field')}" staat "${say('value')}"; dat kan hier niet. Kijk in docs/terms.md wat hier hoort.`,
};

export const SHAPE_EN: Catalogue<ShapeCode> = {
  unknown_key: (say) =>
    `The field "${say('field')}" is not known here.${signHint(say, 'en')}${when(say('nearest'), ` Do you mean "${say('nearest')}"?`)}${knownEn(say)}`,
  comma_in_text: (say) => `The comma before "${say('value')}" cuts a text in two here. Put quotes around a formula or text with a comma.`,
  comma_in_number: (say) =>
    `The comma before "${say('value')}" cuts a number in two here. Write no marks for thousands, and a point for the decimals: 1850 or 1850.50.`,
  missing_key: (say) => `The field "${say('field')}" is missing here. Add it.`,
  empty_value: (say) => `"${say('field')}" is empty. Fill in a value or remove the line.`,
  wrong_type: (say) => `${atEn(say)} is ${say('found')}: ${say('value')}. It must be ${say('expected')}.${quoteHintEn(say)}`,
  value_not_allowed: (say) =>
    `"${say('field')}" cannot be "${say('value')}".${signHint(say, 'en')}${when(say('nearest'), ` Do you mean "${say('nearest')}"?`)} Choose from: ${say('allowed')}.`,
  number_shape: (say) =>
    `"${say('field')}" is "${say('value')}", which is not a number.${signHint(say, 'en')}${numberHintEn(say)} Write digits only, with a point for the decimals: 1300000, 15.12 or 12.5%.`,
  number_too_long: (say) => `"${say('field')}" is a number of more than 30 characters: ${say('value')}. Check whether it is right.`,
  day_shape: (say) => `"${say('field')}" is "${say('value')}"${dayHint(say, 'en')}`,
  year_shape: (say) =>
    `"${say('field')}" is "${say('value')}", which is not a kind of year. Choose contract, calendar, or the first day of a book year: month-day, such as 07-01.`,
  id_shape: (say) =>
    `"${say('value')}" cannot be a name for "${say('field')}".${signHint(say, 'en')} Use small letters, digits and _ and begin with a letter, such as work_26_weeks.`,
  slug_shape: (say) =>
    `"${say('value')}" cannot be a name for "${say('field')}".${signHint(say, 'en')} Use small letters, digits and - and begin with a letter, such as denver-sib.`,
  currency_shape: (say) => `"${say('value')}" is not a currency. Write the three capitals of the currency, such as EUR.`,
  too_few: (say) => `The list "${say('field')}" is too short: it must hold at least ${say('limit')}. Complete the list or remove the field.`,
  too_many: (say) => `The list "${say('field')}" is too long: it may hold at most ${say('limit')}. Remove one.`,
  too_small: (say) => `"${say('field')}" is ${say('value')}; it must be at least ${say('limit')}. Change it.`,
  too_large: (say) => `"${say('field')}" is ${say('value')}; it may be at most ${say('limit')}. Change it.`,
  wrong_value: (say) => `"${say('field')}" cannot be "${say('value')}". See docs/terms.md for what belongs here.`,
};

function knownNl(say: Say): string {
  return say('nearest') === '' && say('known') !== '' ? ` Kies uit: ${say('known')}.` : ' Verbeter het of haal het weg.';
}

function knownEn(say: Say): string {
  return say('nearest') === '' && say('known') !== '' ? ` Choose from: ${say('known')}.` : ' Correct it or remove it.';
}

const COMMA = /^-?[\d.]*,\d+%?$/;

const CURRENCY = /[€$£¥]|^[A-Z]{3}\b|\b[A-Z]{3}$/;
const SHORTENED = /\d\s*(k|K|m|M|mln|mio|million|miljoen)$/;

function numberHintNl(say: Say): string {
  const value = say('value');
  const comma = COMMA.test(value) ? ' Een komma kan niet.' : '';
  const currency = CURRENCY.test(value) ? ' Laat de munt weg: een contract heeft er één, bij "currency".' : '';
  const meant = numberMeant(value);
  return comma + currency + (SHORTENED.test(value) ? ' Schrijf het hele getal uit.' : '') + when(meant, ` Bedoel je ${meant}?`);
}

function numberHintEn(say: Say): string {
  const value = say('value');
  const comma = COMMA.test(value) ? ' A comma is not allowed.' : '';
  const currency = CURRENCY.test(value) ? ' Leave the currency out: a contract has one, at "currency".' : '';
  const meant = numberMeant(value);
  return comma + currency + (SHORTENED.test(value) ? ' Write the whole number out.' : '') + when(meant, ` Do you mean ${meant}?`);
}

/** "€ 5.000" → "5000", "1.850,50" → "1850.50", "12,50" → "12.50". Nothing when there are two readings, as in "1,850". */
function numberMeant(value: string): string {
  const match = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?(%?)$/.exec(value.replace(/^(?:[€$£¥]|[A-Z]{3}) ?/, '').trim());
  if (match === null) return '';
  const [, sign = '', whole = '', decimals = '', percent = ''] = match;
  return sign + whole.replaceAll('.', '') + (/^0*$/.test(decimals) ? '' : `.${decimals}`) + percent;
}

function atNl(say: Say): string {
  return say('field') === '' ? 'Hier' : `Bij "${say('field')}"`;
}

function atEn(say: Say): string {
  return say('field') === '' ? 'This' : `"${say('field')}"`;
}

function quoteHintNl(say: Say): string {
  return say('expected') === 'tekst' && say('found') === 'een getal' ? ' Zet er aanhalingstekens om.' : '';
}

function quoteHintEn(say: Say): string {
  return say('expected') === 'text' && say('found') === 'a number' ? ' Put it between quotes.' : '';
}
