import { compareExact, exact, parseExact, times, toText } from '../../engine/decimal.ts';
import type { Language } from '../../engine/issue-words.ts';
import type { NumberField, NumberUnit } from '../../engine/terms-numbers.ts';

export type FieldKind = 'text' | 'id' | 'day' | 'number' | 'formula' | 'whole_number' | 'choice' | 'list' | 'one_or_list' | 'block' | 'id_or_block';

const KINDS: Readonly<Record<Language, Readonly<Record<FieldKind, string>>>> = {
  nl: {
    text: 'tekst',
    id: 'id',
    day: 'dag',
    number: 'getal',
    formula: 'formule of getal',
    whole_number: 'geheel getal',
    choice: 'keuze',
    list: 'lijst',
    one_or_list: 'één waarde of een lijst',
    block: 'blok',
    id_or_block: 'id of blok',
  },
  en: {
    text: 'text',
    id: 'id',
    day: 'day',
    number: 'number',
    formula: 'formula or number',
    whole_number: 'whole number',
    choice: 'choice',
    list: 'list',
    one_or_list: 'one value or a list',
    block: 'block',
    id_or_block: 'id or block',
  },
};

const UNITS: Readonly<Record<Language, Readonly<Record<NumberUnit, string>>>> = {
  nl: {
    money: 'bedrag',
    share: 'deel van het geheel',
    rate: 'deel per jaar',
    units: 'eenheden',
    people: 'mensen',
    claims: 'keer',
    days: 'dagen',
    weeks: 'weken',
    months: 'maanden',
    multiple: 'keer de inleg',
    step: 'stap',
    level: 'stand van een index',
    number: '',
    version: 'nummer',
  },
  en: {
    money: 'money',
    share: 'part of the whole',
    rate: 'part a year',
    units: 'units',
    people: 'people',
    claims: 'times',
    days: 'days',
    weeks: 'weeks',
    months: 'months',
    multiple: 'times what was put in',
    step: 'step',
    level: 'level of an index',
    number: '',
    version: 'number',
  },
};

export const words = {
  nl: {
    head: 'Elk veld van de afspraken. [] is een lijst, * een naam die je zelf kiest.',
    oneOf: 'een van',
    orOneOf: 'of een van',
    dated: 'of rijen met een eerste dag (from) en een waarde (value)',
    required: 'verplicht',
    standard: (value: string) => `weggelaten: ${value}`,
  },
  en: {
    head: 'Every field of the terms. [] is a list, * a name that you choose yourself.',
    oneOf: 'one of',
    orOneOf: 'or one of',
    dated: 'or rows with a first day (from) and a value (value)',
    required: 'required',
    standard: (value: string) => `left out: ${value}`,
  },
};

export function kindWords(kind: FieldKind, number: NumberField | undefined, language: Language): string {
  const unit = number === undefined ? '' : UNITS[language][number.unit];
  return unit === '' ? KINDS[language][kind] : `${KINDS[language][kind]} (${unit})`;
}

/** "part of the whole, 0% to 100%" */
export function unitAndRange(field: NumberField): string {
  return [UNITS.en[field.unit], rangeWords(field, 'en')].filter((text) => text !== '').join(', ');
}

/** "0% to 100%; usual at most 25%" */
export function rangeWords(field: NumberField | undefined, language: Language): string {
  if (field === undefined) return '';
  const { least, above, most, usual } = field;
  const show = (text: string): string => (field.unit === 'share' || field.unit === 'rate' ? percent(text) : text);
  const isNl = language === 'nl';
  const from = above === undefined ? (least === undefined ? '' : show(least)) : `${isNl ? 'meer dan' : 'more than'} ${show(above)}`;
  const to = most === undefined || isEndless(most) ? '' : show(most);
  const range = from === '' || to === '' ? oneSided(from, to, above !== undefined, isNl) : `${from} ${isNl ? 'tot en met' : 'to'} ${to}`;
  const usually = [
    usual?.from === undefined ? '' : `${isNl ? 'minstens' : 'at least'} ${show(usual.from)}`,
    usual?.to === undefined ? '' : `${isNl ? 'hoogstens' : 'at most'} ${show(usual.to)}`,
  ];
  const asked = usually.filter((text) => text !== '').join(isNl ? ' en ' : ' and ');
  return [range, asked === '' ? '' : `${isNl ? 'gewoon' : 'usually'} ${asked}`].filter((text) => text !== '').join(', ');
}

function oneSided(from: string, to: string, isAbove: boolean, isNl: boolean): string {
  if (from === '' && to === '') return '';
  if (from === '') return `${isNl ? 'hoogstens' : 'at most'} ${to}`;
  return isAbove ? from : `${from} ${isNl ? 'of meer' : 'or more'}`;
}

/** A bound that only keeps out what no computer can count is nothing to read. */
function isEndless(most: string): boolean {
  return compareExact(parseExact(most), exact(1_000_000_000n)) >= 0;
}

function percent(text: string): string {
  return `${toText(times(parseExact(text), exact(100n)))}%`;
}
