import { dayText } from './messages-words.ts';
import type { SignKind } from './signs.ts';
import { type WrittenDay, readWrittenDay } from './written-day.ts';

/** The words for what came along from a spreadsheet, a word processor or a web page: another notation, or a sign that nobody sees. */

export type Language = 'nl' | 'en';

/** Answers the values of a sentence by name: `say('field')`. A list comes back as "a, b, c". */
export type Say = (name: string) => string;

type SignWords = { readonly name: string; readonly mend: string };

const SIGNS: Readonly<Record<Language, Readonly<Record<SignKind, SignWords>>>> = {
  nl: {
    fixed_space: { name: 'een vaste spatie (uit Word of een webpagina)', mend: 'tik een gewone spatie' },
    odd_space: { name: 'een bijzondere spatie (uit Word of een webpagina)', mend: 'tik een gewone spatie' },
    no_width: { name: 'een teken zonder breedte, dat niemand ziet', mend: 'haal het weg' },
    soft_hyphen: { name: 'een zacht afbreekstreepje, dat niemand ziet', mend: 'haal het weg' },
    direction: { name: 'een onzichtbaar teken dat de leesrichting draait', mend: 'haal het weg' },
    line_end: { name: 'een bijzonder regeleinde', mend: 'begin een gewone nieuwe regel' },
    control: { name: 'een stuurteken, dat niemand ziet', mend: 'haal het weg' },
    quote: { name: 'een krul-aanhalingsteken (uit Word)', mend: 'tik een recht aanhalingsteken (")' },
    dash: { name: 'een lang streepje (uit Word)', mend: 'tik een gewoon streepje (-)' },
    maths: { name: 'een rekenteken dat we niet lezen', mend: 'tik * / <= >= of !=' },
  },
  en: {
    fixed_space: { name: 'a non-breaking space (from a word processor or web page)', mend: 'type a plain space' },
    odd_space: { name: 'a special space (from a word processor or web page)', mend: 'type a plain space' },
    no_width: { name: 'a sign without width that nobody sees', mend: 'remove it' },
    soft_hyphen: { name: 'a soft hyphen that nobody sees', mend: 'remove it' },
    direction: { name: 'an invisible sign that turns the direction of reading', mend: 'remove it' },
    line_end: { name: 'a special line end', mend: 'begin an ordinary new line' },
    control: { name: 'a control sign that nobody sees', mend: 'remove it' },
    quote: { name: 'a curly quote (from a word processor)', mend: 'type a straight quote (")' },
    dash: { name: 'a long dash (from a word processor)', mend: 'type a plain hyphen (-)' },
    maths: { name: 'a mathematical sign that is not read', mend: 'type * / <= >= or !=' },
  },
};

function signOf(say: Say, language: Language): SignWords | undefined {
  return Object.entries(SIGNS[language]).find(([kind]) => kind === say('sign'))?.[1];
}

/** "een vaste spatie (uit Word of een webpagina)". */
export function signName(say: Say, language: Language): string {
  return signOf(say, language)?.name ?? (language === 'nl' ? 'een vreemd teken' : 'a strange sign');
}

/** "tik een gewone spatie". */
export function signMend(say: Say, language: Language): string {
  return signOf(say, language)?.mend ?? (language === 'nl' ? 'haal het weg' : 'remove it');
}

/** A sentence behind another one: " Er staat een vaste spatie in (uit Word …); tik een gewone spatie." */
export function signHint(say: Say, language: Language): string {
  const words = signOf(say, language);
  if (words === undefined) return '';
  return language === 'nl' ? ` Er staat ${words.name} in; ${words.mend}.` : ` It has ${words.name} in it; ${words.mend}.`;
}

/** The end of a sentence that begins with what was written: why it is no day here, and how it should be written. */
export function dayHint(say: Say, language: Language): string {
  const written = readWrittenDay(say('value'));
  const hint = written === undefined ? undefined : HINTS[language](written);
  const sign = signHint(say, language);
  if (hint !== undefined) return `${language === 'nl' ? ';' : ','} ${hint}${sign}`;
  return language === 'nl'
    ? `; die dag bestaat niet.${sign} Schrijf jaar-maand-dag, zoals 2026-11-23.`
    : `, which is not a day that exists.${sign} Write year-month-day, such as 2026-11-23.`;
}

const HINTS: Readonly<Record<Language, (written: WrittenDay) => string | undefined>> = {
  nl: (written) => {
    const { day, other } = written;
    const name = dayText(day, 'nl');
    if (written.time === 'zone') return `met een tijd en een tijdzone erbij kan dat ook een andere dag zijn. Schrijf alleen de dag, zoals ${day}.`;
    if (written.notation === 'day_number')
      return `dat is het dagnummer van een spreadsheet, voor ${name}. Schrijf ${day} (in Excel: celeigenschap jjjj-mm-dd).`;
    if (written.notation === 'short_year') return `het jaar heeft twee cijfers. Schrijf het uit: ${day}, als je ${name} bedoelt.`;
    if (other !== undefined)
      return `dat is ${name} of ${dayText(other, 'nl')}. Schrijf jaar-maand-dag: ${day} of ${other} (in Excel: celeigenschap jjjj-mm-dd).`;
    return `dat is ${name}. Schrijf jaar-maand-dag: ${day} (in Excel: celeigenschap jjjj-mm-dd).`;
  },
  en: (written) => {
    const { day, other } = written;
    const name = dayText(day, 'en');
    if (written.time === 'zone') return `which with its time zone may be another day as well. Write the day alone, such as ${day}.`;
    if (written.notation === 'day_number') return `which is a spreadsheet's number for ${name}. Write ${day} (in Excel: cell format yyyy-mm-dd).`;
    if (written.notation === 'short_year') return `which has a year of two digits. Write it out: ${day}, if you mean ${name}.`;
    if (other !== undefined)
      return `which is ${name} or ${dayText(other, 'en')}. Write year-month-day: ${day} or ${other} (in Excel: cell format yyyy-mm-dd).`;
    return `which is ${name}. Write year-month-day: ${day} (in Excel: cell format yyyy-mm-dd).`;
  },
};
