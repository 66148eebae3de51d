import { readWrittenDay } from '../../engine/written-day.ts';

/**
 * No name, number or address of a participant anywhere: not in a pseudonym and not in a free column. What is refused here is never stored,
 * and its sentence does not repeat it, because a sentence can end in a log.
 */

export type PersonalKind = 'name' | 'birth_date' | 'bsn' | 'email' | 'phone';
export type Personal = { readonly kind: PersonalKind; readonly isSure: boolean };

/** Nobody's code is longer; of a longer text the beginning says enough. */
const MOST_SIGNS = 200;

/** A pseudonym is a code: no words with a capital, no day long before the contract. `before` is its first day. */
export function personalInCode(text: string, before: string): Personal | undefined {
  const short = text.slice(0, MOST_SIGNS);
  if (looksLikeName(short) || looksLikeSurname(short)) return { kind: 'name', isSure: true };
  return hasBirthDate(short, before) ? { kind: 'birth_date', isSure: true } : numberOrAddress(short);
}

/** A reason or a source is a sentence: organisations have capitals too, and a report has a date. */
export function personalInText(text: string): Personal | undefined {
  const short = text.slice(0, MOST_SIGNS);
  if (hasPersonInText(short)) return { kind: 'name', isSure: true };
  return SAYS_BORN.test(short) && /\d{2}|\d-/.test(short) ? { kind: 'birth_date', isSure: true } : numberOrAddress(short);
}

/** An id of a row or of a series: made by programs, so only what no program makes. */
export function personalInId(text: string): Personal | undefined {
  const short = text.slice(0, MOST_SIGNS);
  return looksLikeName(short) ? { kind: 'name', isSure: true } : numberOrAddress(short);
}

function numberOrAddress(text: string): Personal | undefined {
  if (hasEmail(text)) return { kind: 'email', isSure: true };
  if (hasPhone(text)) return { kind: 'phone', isSure: true };
  return bsnIn(text);
}

const SAYS_BORN = /\b(?:geb|geboren|geboortedatum|born|dob)\b/i;

/** Small words inside names: "de Vries", "van der Berg". */
const SMALL = '(?:van|von|de|den|der|ten|ter|het|el|al|da|di|dos|bin|la|le|du)';
const NAME = new RegExp(String.raw`\p{Lu}\p{Ll}+\s+(?:${SMALL}\s+){0,3}\p{Lu}\p{Ll}+|^\p{Lu}\p{Ll}+,\s?(?:\p{Lu}|${SMALL}\b)`, 'u');
/** "U.S. Census" and "N.V. Werk" are no people. */
const INITIALS = new RegExp(String.raw`(?:^|[\s,;(])(?!U\.S|U\.K|V\.S|E\.U|B\.V|N\.V)(?:\p{Lu}\.\s?){1,4}(?:${SMALL}\s+){0,3}\p{Lu}\p{Ll}`, 'u');
const TITLE = '(?:[Dd]hr|[Mm]evr|[Mm]w|[Mm]ej|[Ff]am|[Ff]amilie|[Gg]ezin|[Mm]eneer|[Mm]evrouw|[Hh]eer|[Mm]rs?|[Mm]s|[Mm]iss|[Ff]amily)';
const WITH_TITLE = new RegExp(String.raw`(?:^|[\s,;(])${TITLE}(?:\.\s?|\s+)(?:${SMALL}\s+){0,3}(?:\p{Lu}\.\s?){0,4}\p{Lu}\p{Ll}`, 'u');
const HAS_CAPITAL_WORD = /\p{Lu}\p{Ll}/u;

export function looksLikeName(text: string): boolean {
  const short = text.slice(0, MOST_SIGNS);
  return (
    HAS_CAPITAL_WORD.test(short) && !isNumbered(short) && !startsAsCode(short) && (NAME.test(short) || INITIALS.test(short) || WITH_TITLE.test(short))
  );
}

/** "Huis Oost 12" and "Cohort Noord 3" end in a number, as codes do and people do not. */
function isNumbered(text: string): boolean {
  return /\d$/.test(text) && !WITH_TITLE.test(text) && !INITIALS.test(text);
}

function startsAsCode(text: string): boolean {
  return CODE_WORDS.has(text.toLowerCase().split(/\s/, 1)[0] ?? '');
}

const ONLY_LETTERS = /^[\p{L}\s._-]+$/u;
const WITH_SMALL_WORD = new RegExp(String.raw`^\p{L}{2,}\s+(?:${SMALL}\s+){1,3}\p{L}{2,}$`, 'u');

/** One word with a capital and nothing else ("Jansen"), a first name, or words with a small one between ("jan de vries"). */
function looksLikeSurname(text: string): boolean {
  if (!ONLY_LETTERS.test(text) || startsAsCode(text)) return false;
  const [first = '', ...rest] = text.toLowerCase().split(/[\s._-]+/);
  if (WITH_SMALL_WORD.test(text) || /^\p{Lu}\p{Ll}{2,}$/u.test(text)) return true;
  return FIRST_NAMES.has(first) && (rest.length > 0 || !MONTH_OR_WORD.has(first));
}

/** Alone these may be a month or a word of somebody's own. */
const MONTH_OR_WORD: ReadonlySet<string> = new Set(['jan', 'mark', 'bas', 'els', 'noor', 'floor', 'ali', 'bart']);

/** In a sentence: a title or initials with a name, or a first name with a capital before another capital. */
function hasPersonInText(text: string): boolean {
  if (!HAS_CAPITAL_WORD.test(text)) return false;
  if (INITIALS.test(text) || WITH_TITLE.test(text)) return true;
  const words = text.split(/[\s,;:()]+/);
  return words.some((word, index) => FIRST_NAMES.has(word.toLowerCase()) && isCapital(word) && isSurname(words, index + 1));
}

function isSurname(words: readonly string[], from: number): boolean {
  const next = words.slice(from, from + 4).find((word) => !new RegExp(`^${SMALL}$`, 'i').test(word));
  return next !== undefined && isCapital(next);
}

function isCapital(word: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word);
}

/** A whole day long before the contract began; "cohort_2026-01-01" is when a group started. */
const YEARS_BEFORE = 3;
const DAY_LIKE = /(?<!\d)(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d|(?:19|20)\d\d[-/. ]\d{1,2}[-/. ]\d{1,2}|(?:19|20)\d{6})(?!\d)/g;

function hasBirthDate(text: string, before: string): boolean {
  const last = `${Number(before.slice(0, 4)) - YEARS_BEFORE}${before.slice(4)}`;
  return SAYS_BORN.test(text) || (text.match(DAY_LIKE) ?? []).some((found) => isDayBefore(found, last));
}

function isDayBefore(found: string, last: string): boolean {
  const read = readWrittenDay(found.replaceAll(' ', '-'));
  return read !== undefined && read.day >= '1900-01-01' && read.day < last;
}

/** Around the sign, not through the whole text from each letter on. */
function hasEmail(text: string): boolean {
  return text.split(/[\s,;<>()]+/).some((word) => {
    const at = word.indexOf('@');
    return at > 0 && word.indexOf('.', at + 2) > at && !word.endsWith('@');
  });
}

const PHONE = /^(?:(?:\+|00)\d{9,14}|0[1-9]\d{8})$/;

function hasPhone(text: string): boolean {
  return numbersIn(text).some((number) => PHONE.test(number));
}

/** Nine digits for which nine times the first plus eight times the second … minus the last is a multiple of eleven. */
export function isBsn(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

/** Of nine digits one in eleven passes by chance; of eight (a spreadsheet took the zero) it may well be a number of somebody's own. */
function bsnIn(text: string): Personal | undefined {
  const numbers = numbersIn(text);
  if (numbers.some(isBsn)) return { kind: 'bsn', isSure: true };
  return /^\d{8}$/.test(text) && isBsn(`0${text}`) ? { kind: 'bsn', isSure: false } : undefined;
}

/** Digits that belong together, also with points, spaces or hyphens between them; not the digits inside a code such as k123456782. */
function numbersIn(text: string): readonly string[] {
  const found = text.match(/(?<![\p{L}\d_])\+?\d(?:[\d]|[ .()-]{1,2}\d){7,16}(?![\p{L}\d_])/gu) ?? [];
  const bsn = /\bbsn\D{0,3}(\d{9})(?!\d)/i.exec(text)?.[1];
  return [...found.map((number) => number.replaceAll(/[ .()-]/g, '')), ...(bsn === undefined ? [] : [bsn])];
}

/** Words that are codes and not names, though they have a capital or could be one. */
const CODE_WORDS: ReadonlySet<string> = new Set(
  'cohort groep group allen iedereen all everyone totaal total controle control treated noord oost zuid west north east south wijk buurt school huis project klas jaar year'.split(
    ' ',
  ),
);

/** First names that are common in the Netherlands and no ordinary word. */
const FIRST_NAMES: ReadonlySet<string> = new Set(
  (
    'jan johannes jeroen jasper joost jos joris johan pieter peter paul piet kees cornelis hendrik henk willem wim gerard gerrit hans dirk erik eric ' +
    'rob robert ronald richard rené martijn martin marcel marco michiel michel mark maarten mohamed mohammed muhammad ahmed ali hassan ibrahim ' +
    'mustafa mehmet murat yusuf youssef omar khalid daan sem lucas levi finn noah liam luuk thijs bram tim tom stijn sander bas bart wouter ruben ' +
    'jesse lars niels rick kevin dennis patrick stefan thomas simon frank freek anton antonius andré arjen arie adriaan theo ' +
    'anna anne annemarie anja anita angela astrid barbara bianca carla caroline charlotte chantal claudia corrie cornelia daniëlle diana edith els elly ' +
    'ellen elisabeth emma esther eva fatima fatma femke floor francisca gerda hanneke helena ingrid irene johanna joke judith julia karin ' +
    'khadija laura lisa linda lotte lieke maria marie marieke marijke marja marjan maaike margriet martine mieke mila miranda monique nadia ' +
    'nathalie nicole noor petra priya rachida renate samira sandra sanne sara sarah saskia sofie sophie suzanne tess truus wilma willemien yasmin yvonne zeynep'
  ).split(' '),
);
