import { type Language, type Words, textIn, wordsFor } from './messages-words.ts';
import { cents } from './money.ts';
import type { TermSheet } from './terms.ts';
import type { CapitalNote, OwedBeside } from './waterfall-types.ts';

/** The words of what stands beside the returns of a contract with capital: notes, and what parties owe beside the lines of the statement. */

type NotedSheet = Pick<TermSheet, 'currency' | 'parties' | 'capital'>;

type Say = {
  readonly money: (name: string) => string;
  readonly tranche: string;
  readonly party: string;
  readonly day: string;
  /** The title of a step, or its id; a name as it stands in a formula; the id of a row of the facts. */
  readonly step: string;
  readonly name: string;
  readonly source: string;
  readonly isZero: (name: string) => boolean;
};
type NoteWords = Readonly<Record<CapitalNote['code'], (say: Say) => string>>;

const NOTES_NL: NoteWords = {
  unspent_back: ({ money, party, day }) =>
    `Van het opgenomen geld was op ${day} ${money('amount')} niet besteed. Dat is mee verdeeld, want de afspraken zeggen dat ${party} het vasthoudt ` +
    '(drawnMoney: held, of drawnTo). Is het geld bij de opname al besteed, schrijf dan drawnMoney: spent.',
  by_plan: ({ party }) => `Lente rekent hier met het plan van terugbetalen, alsof ${party} elke keer op tijd betaalt.`,
  still_out: ({ money, tranche, isZero }) =>
    `${tranche}: er staat nog ${money('outstanding')} uit${isZero('accrued') ? '' : `, en ${money('accrued')} aan rente`}. ` +
    'Keer de inleg en het rendement rekenen alleen met wat tot nu toe terug is.',
  not_repaid: ({ money, tranche, isZero }) =>
    `${tranche}: ${money('outstanding')} van de inleg is aan het einde niet terugbetaald${isZero('accrued') ? '' : `, en ${money('accrued')} aan rente niet`}.`,
  value_missing: ({ step, name, day }) => `Op ${day} was ‘${name}’ niet bekend. Daarom rekende stap ${step} niet. Zet de waarde bij de gegevens.`,
  division_by_zero: ({ step, day }) => `Op ${day} deelde de formule van stap ${step} door nul. Pas de formule aan.`,
  not_a_number: ({ step, day }) => `Op ${day} gaf de formule van stap ${step} geen getal. Pas de formule aan.`,
  not_a_condition: ({ step, day }) => `Op ${day} gaf de voorwaarde van stap ${step} geen ja of nee. Pas de formule aan.`,
  unknown_function: ({ step }) => `Stap ${step} gebruikt een functie die hier niet kan. Pas de formule aan.`,
  wrong_inputs: ({ step }) => `Stap ${step} geeft een functie de verkeerde invoer. Pas de formule aan.`,
  draw_over_commitment: ({ money, tranche, day, source }) =>
    `De opname van ${day}${source} is ${money('over')} hoger dan ${tranche} nog mag opnemen. Dat deel telt niet mee.`,
  draw_not_positive: ({ day, source }) => `De opname van ${day}${source} is nul of lager en telt niet mee.`,
  unknown_tranche: ({ day, name, source }) => `De opname van ${day}${source} noemt de tranche “${name}”, die niet bestaat. Zij telt niet mee.`,
  draw_after_end: ({ day, source }) => `De opname van ${day}${source} komt na het einde en telt niet mee.`,
  shares_over_whole: ({ step, day }) => `Op ${day} waren de delen van stap ${step} samen meer dan het geheel. Ieder kreeg naar verhouding minder.`,
  cost_without_money: ({ money, day, source }) =>
    `Voor de kosten van ${day}${source} was ${money('missing')} te weinig geld. Dat deel betaalde de beheerder niet uit dit geld.`,
};

const NOTES_EN: NoteWords = {
  unspent_back: ({ money, party, day }) =>
    `Of the money drawn ${money('amount')} had not been spent on ${day}. It was shared out too, because the terms say that ${party} holds it ` +
    '(drawnMoney: held, or drawnTo). If the money was spent when it was drawn, write drawnMoney: spent.',
  by_plan: ({ party }) => `Lente reckons with the plan of repayments here, as if ${party} pays in time each time.`,
  still_out: ({ money, tranche, isZero }) =>
    `${tranche}: ${money('outstanding')} is still to be repaid${isZero('accrued') ? '' : `, and ${money('accrued')} of interest`}. ` +
    'The multiple and the return count only what came back so far.',
  not_repaid: ({ money, tranche, isZero }) =>
    `${tranche}: ${money('outstanding')} of what was put in had not been repaid at the end${isZero('accrued') ? '' : `, nor ${money('accrued')} of interest`}.`,
  value_missing: ({ step, name, day }) => `On ${day} “${name}” was not known. So step ${step} did not reckon. Add the value to the facts.`,
  division_by_zero: ({ step, day }) => `On ${day} the formula of step ${step} divided by zero. Change the formula.`,
  not_a_number: ({ step, day }) => `On ${day} the formula of step ${step} gave no number. Change the formula.`,
  not_a_condition: ({ step, day }) => `On ${day} the condition of step ${step} gave no yes or no. Change the formula.`,
  unknown_function: ({ step }) => `Step ${step} uses a function that cannot be used here. Change the formula.`,
  wrong_inputs: ({ step }) => `Step ${step} gives a function the wrong inputs. Change the formula.`,
  draw_over_commitment: ({ money, tranche, day, source }) =>
    `The draw of ${day}${source} is ${money('over')} more than ${tranche} may still draw. That part does not count.`,
  draw_not_positive: ({ day, source }) => `The draw of ${day}${source} is zero or less and does not count.`,
  unknown_tranche: ({ day, name, source }) => `The draw of ${day}${source} names the tranche “${name}”, which does not exist. It does not count.`,
  draw_after_end: ({ day, source }) => `The draw of ${day}${source} comes after the end and does not count.`,
  shares_over_whole: ({ step, day }) => `On ${day} the shares of step ${step} were more than the whole together. Everybody got less in proportion.`,
  cost_without_money: ({ money, day, source }) =>
    `For the costs of ${day}${source} there was ${money('missing')} too little money. The manager did not pay that part from this money.`,
};

const NOTES = { nl: NOTES_NL, en: NOTES_EN } as const;

/** One sentence or two for each note. */
export function noteSentences(sheet: NotedSheet, notes: readonly CapitalNote[], language: Language): readonly string[] {
  const words = wordsFor(language, sheet.currency);
  return notes.map((note) => NOTES[language][note.code](sayFor(sheet, note, words)));
}

function sayFor(sheet: NotedSheet, { data, day }: CapitalNote, words: Words): Say {
  const { source, tranche = '', step = '', party = '', name } = data;
  return {
    money: (key) => words.money(cents(Number(data[key] ?? 0))),
    isZero: (key) => Number(data[key] ?? 0) === 0,
    tranche: trancheTitle(sheet, tranche, words.language),
    party: partyName(sheet, party),
    day: words.day(day),
    step: stepTitle(sheet, step, words.language),
    name: (name ?? tranche).replaceAll('_', ' '),
    source: source === undefined || source === 'draws' ? '' : ` (${source})`,
  };
}

function trancheTitle(sheet: NotedSheet, id: string, language: Language): string {
  const title = sheet.capital?.tranches.find((entry) => entry.id === id)?.title;
  return quoted(title === undefined ? id.replaceAll('_', ' ') : textIn(title, language), language);
}

function stepTitle(sheet: NotedSheet, id: string, language: Language): string {
  const title = sheet.capital?.waterfall.find((entry) => entry.id === id)?.title;
  return quoted(title === undefined ? id.replaceAll('_', ' ') : textIn(title, language), language);
}

function quoted(text: string, language: Language): string {
  return language === 'nl' ? `‘${text}’` : `“${text}”`;
}

function partyName(sheet: NotedSheet, id: string): string {
  return sheet.parties.find((party) => party.id === id)?.name ?? id;
}

const WHY: Readonly<Record<Language, Readonly<Record<OwedBeside['kind'], (about: string) => string>>>> = {
  nl: {
    guarantee: (tranche) => `garantie voor ${tranche}`,
    termination: () => 'het contract stopt eerder',
    malus: (step) => step,
    repayment: () => 'terugbetaling volgens het plan',
  },
  en: {
    guarantee: (tranche) => `guarantee of ${tranche}`,
    termination: () => 'the contract ends early',
    malus: (step) => step,
    repayment: () => 'repayment by the plan',
  },
};

/** Why an amount beside the lines is owed: "garantie voor ‘lening’". */
export function whyOwed(sheet: NotedSheet, owed: Pick<OwedBeside, 'kind' | 'step' | 'tranche'>, language: Language): string {
  const about = owed.kind === 'guarantee' ? trancheTitle(sheet, owed.tranche ?? '', language) : stepTitle(sheet, owed.step ?? '', language);
  return WHY[language][owed.kind](about);
}
