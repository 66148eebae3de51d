import type { Formula, Operator } from './formula-parse.ts';
import { parseFormula } from './formula-parse.ts';
import { type Language, wordsFor } from './messages-words.ts';

/** How a formula calls the things it names; undefined: the id with spaces. */
export type NameOf = (id: string) => string | undefined;

/** "expected - real" → "verwacht min echt". A formula that cannot be read is shown as it stands. */
export function formulaWords(text: string, language: Language, nameOf: NameOf = () => undefined): string {
  const tree = parseFormula(text);
  return tree.ok ? say(tree.value, { language, nameOf }, 0) : text;
}

type Speaker = { readonly language: Language; readonly nameOf: NameOf };

const OPERATORS: Readonly<Record<Language, Readonly<Record<Operator, string>>>> = {
  nl: {
    or: 'of',
    and: 'en',
    '<': 'kleiner dan',
    '<=': 'hoogstens',
    '>': 'groter dan',
    '>=': 'minstens',
    '=': 'gelijk aan',
    '!=': 'anders dan',
    '+': 'plus',
    '-': 'min',
    '*': 'keer',
    '/': 'gedeeld door',
  },
  en: {
    or: 'or',
    and: 'and',
    '<': 'is less than',
    '<=': 'is at most',
    '>': 'is more than',
    '>=': 'is at least',
    '=': 'equals',
    '!=': 'is not',
    '+': 'plus',
    '-': 'minus',
    '*': 'times',
    '/': 'divided by',
  },
};

const STRENGTH: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '=': 3,
  '!=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
};

function say(formula: Formula, speaker: Speaker, around: number): string {
  switch (formula.kind) {
    case 'number':
      return wordsFor(speaker.language, 'EUR').number(formula.text);
    case 'name':
      return name(formula.id, speaker);
    case 'negate':
      return `${OPERATORS[speaker.language]['-']} ${say(formula.body, speaker, 6)}`;
    case 'not':
      return speaker.language === 'nl' ? `niet waar is dat ${say(formula.body, speaker, 3)}` : `it is not true that ${say(formula.body, speaker, 3)}`;
    case 'binary':
      return binary(formula, speaker, around);
    case 'call':
      return call(formula, speaker);
  }
}

/** Brackets only where the order of calculation would otherwise read differently. */
function binary(formula: Extract<Formula, { kind: 'binary' }>, speaker: Speaker, around: number): string {
  const strength = STRENGTH[formula.operator];
  const text = `${say(formula.left, speaker, strength)} ${OPERATORS[speaker.language][formula.operator]} ${say(formula.right, speaker, strength + 1)}${verbAfter(formula.operator, speaker)}`;
  return strength < around ? `(${text})` : text;
}

/** Dutch ends a comparison with its verb: "als het aantal minstens 20 is". */
function verbAfter(operator: Operator, speaker: Speaker): string {
  return STRENGTH[operator] === 3 && speaker.language === 'nl' ? ' is' : '';
}

const BUILT_IN: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    quantity: 'het aantal',
    sequence: 'het volgnummer',
    period_days: 'het aantal dagen in de periode',
    enrolled: 'het aantal deelnemers',
    paid_before: 'wat eerder is betaald',
    times: 'het aantal keren',
    owed: 'te betalen',
    price: 'prijs',
    base: 'basis',
    floor: 'ondergrens',
  },
  en: {
    quantity: 'the quantity',
    sequence: 'the sequence number',
    period_days: 'the number of days in the period',
    enrolled: 'the number of participants',
    paid_before: 'what was paid before',
    times: 'the number of times',
  },
};

function name(id: string, speaker: Speaker): string {
  return speaker.nameOf(id) ?? BUILT_IN[speaker.language][id] ?? quoted(id, speaker.language);
}

/** A name of more than one word gets quotation marks, or nobody hears where it ends: “times the higher of ‘least coupon’ and …”. */
function quoted(id: string, language: Language): string {
  if (!id.includes('_')) return id;
  const words = id.replaceAll('_', ' ');
  return language === 'nl' ? `‘${words}’` : `“${words}”`;
}

type Call = Extract<Formula, { kind: 'call' }>;

/** Of two, English compares: "the higher of 0 and 5". */
const OF_TWO: Readonly<Record<string, string>> = { min: 'the lower of', max: 'the higher of' };

const LIST_FUNCTIONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: { min: 'het laagste van', max: 'het hoogste van' },
  en: { min: 'the lowest of', max: 'the highest of' },
};

/** `$1` and `$2` stand for the inputs. */
const CALLS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    abs: '$1 zonder minteken',
    floor: '$1 naar beneden afgerond op een heel getal',
    round: '$1 afgerond op $2',
    if: '$2 als $1, en anders $3',
    lookup: 'de waarde uit tabel $1 bij $2',
    has: '$1 bekend is',
    count: 'het aantal claims $1',
    quantity: 'het aantal eenheden $1',
    people: 'het aantal personen met $1',
    total: 'het aantal claims $1 tot nu toe',
    paid: 'wat $1 eerder betaalde',
    sum: 'de som van $1',
    mean: 'het gemiddelde van $1',
    outstanding: 'de openstaande hoofdsom van $1',
  },
  en: {
    abs: '$1 without its minus sign',
    floor: '$1 rounded down to a whole number',
    round: '$1 rounded to $2',
    if: '$2 if $1, and otherwise $3',
    lookup: 'the value of table $1 at $2',
    has: '$1 is known',
    count: 'the number of claims $1',
    quantity: 'the number of units $1',
    people: 'the number of persons with $1',
    total: 'the number of claims $1 so far',
    paid: 'what $1 paid before',
    sum: 'the sum of $1',
    mean: 'the mean of $1',
    outstanding: 'the outstanding principal of $1',
  },
};

function call(formula: Call, speaker: Speaker): string {
  const inputs = formula.inputs.map((input) => say(input, speaker, 0));
  const words = wordsFor(speaker.language, 'EUR');
  const ofTwo = speaker.language === 'en' && inputs.length === 2 ? OF_TWO[formula.name] : undefined;
  const listed = ofTwo ?? LIST_FUNCTIONS[speaker.language][formula.name];
  if (listed !== undefined) return `${listed} ${words.list(inputs)}`;
  const shape = CALLS[speaker.language][formula.name] ?? `${formula.name}(${inputs.join(', ')})`;
  const group = formula.name === 'round' || formula.name === 'if' || formula.name === 'lookup' ? undefined : inputs[1];
  const filled = shape.replaceAll(/\$(\d)/g, (_, place: string) => inputs[Number(place) - 1] ?? '1');
  return group === undefined ? filled : `${filled} ${speaker.language === 'nl' ? 'van groep' : 'of group'} ${group}`;
}
