import { type Exact, isDecimalText, parseExact } from '../../../engine/decimal.ts';
import { wordsFor } from '../../../engine/messages-words.ts';
import { minorDigits } from '../../../engine/money.ts';
import { roundToWhole } from '../../../engine/rounding.ts';
import { textTable } from '../../../platform/text-table.ts';
import { scenarioWords } from './messages.ts';
import { GRADES, type ScenarioFigure, type ScenarioOutcome, type ScenarioReturn } from './scenario.ts';

type Language = 'nl' | 'en';

/** A table for people: one row per figure, and last lines that count the verdicts. */
export function renderScenarios(outcomes: readonly ScenarioOutcome[], language: Language): string {
  const words = scenarioWords[language];
  const rows = outcomes.flatMap((outcome) => rowsOf(outcome, language));
  const table = alignRows([[words.case, words.grade, words.figure, words.computed, words.published, words.difference, words.verdict], ...rows]);
  const notes = outcomes.flatMap((outcome) => notesOf(outcome, language));
  return [
    ...table,
    ...returnLines(outcomes, language),
    ...(notes.length === 0 ? [] : ['', words.notes, ...notes]),
    '',
    countLine(outcomes, language),
    ...figureLines(outcomes, language),
    '',
  ].join('\n');
}

type Row = readonly [string, string, string, string, string, string, string];

const MOST_ROWS = 8;

/** The first figure stands beside the name of the case; of a long price list only the first figures and those that do not match are shown. */
function rowsOf(outcome: ScenarioOutcome, language: Language): readonly Row[] {
  const words = scenarioWords[language];
  const head: Row = [outcome.case, outcome.grade, outcome.name[language], '', '', '', words.verdicts[outcome.verdict].toUpperCase()];
  const shown = outcome.figures.filter((figure, index) => index < MOST_ROWS || figure.verdict !== 'match');
  const left = outcome.figures.length - shown.length;
  const rest: readonly Row[] = left === 0 ? [] : [['', '', `  ${words.more(left)}`, '', '', '', words.figureVerdicts.match]];
  const problems = outcome.problems.map((problem): Row => ['', '', `  ! ${problem.split('\n')[0] ?? ''}`, '', '', '', '']);
  return [head, ...shown.map((figure) => figureRow(figure, outcome.currency, language)), ...rest, ...problems];
}

function figureRow(figure: ScenarioFigure, currency: string, language: Language): Row {
  const number = (text: string | undefined): string => (text === undefined ? '-' : format(text, figure, { currency, language }));
  const name = figure.point === undefined ? figure.name[language] : `${figure.point[language]}: ${figure.name[language]}`;
  const verdict = scenarioWords[language].figureVerdicts[figure.verdict];
  return ['', figure.grade, `  ${name}`, number(figure.computed), number(figure.published), number(figure.difference), verdict];
}

type Frame = { readonly currency: string; readonly language: Language };

/** Decimals: those of the currency for money, at most four for a number, two for a percentage. */
function format(text: string, figure: ScenarioFigure, frame: Frame): string {
  const { currency, language } = frame;
  const value = exactOf(text);
  if (figure.unit === 'rate') return `${digits({ n: value.n * 100n, d: value.d }, 2, language)} %`;
  if (figure.unit === 'money') return `${digits(value, minorDigits(currency), language)} ${currency}`;
  return digits(value, value.d === 1n ? 0 : 4, language);
}

/** Text that does not end carries an ellipsis. */
function exactOf(text: string): Exact {
  const plain = text.replace('…', '');
  return isDecimalText(plain) ? parseExact(plain) : { n: 0n, d: 1n };
}

function digits(value: Exact, count: number, language: Language): string {
  const whole = roundToWhole({ n: value.n * 10n ** BigInt(count), d: value.d }, 'half-up');
  const text = (whole < 0n ? -whole : whole).toString().padStart(count + 1, '0');
  const major = BigInt(text.slice(0, text.length - count)).toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB');
  const sign = whole < 0n ? '−' : '';
  return count === 0 ? sign + major : `${sign}${major}${language === 'nl' ? ',' : '.'}${text.slice(-count)}`;
}

function alignRows(rows: readonly Row[]): readonly string[] {
  const widths = [0, 1, 2, 3, 4, 5, 6].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const isRight = (column: number): boolean => column >= 3 && column <= 5;
  return rows.map((row) =>
    row
      .map((cell, column) => (isRight(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** Of every case with capital what its investors got: an odd return shows itself here, also where none was published. */
export function returnLines(outcomes: readonly ScenarioOutcome[], language: Language): readonly string[] {
  const words = scenarioWords[language];
  const rows = outcomes.flatMap((outcome) => outcome.returns.map((row) => returnRow(outcome, row, language)));
  const head = [words.case, words.tranche, words.putIn, words.back, words.outstanding, words.multiple, words.irr, words.published];
  const align = ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right'] as const;
  return rows.length === 0 ? [] : ['', words.returns, ...textTable(align, [head, ...rows]).split('\n')];
}

function returnRow({ case: name, currency }: ScenarioOutcome, row: ScenarioReturn, language: Language): readonly string[] {
  const { money, percent } = wordsFor(language, currency);
  const rate = (value: string | undefined): string => (value === undefined ? '-' : percent(value));
  const times = row.multiple === undefined ? '-' : digits(exactOf(row.multiple), 3, language);
  const irr = row.irr === undefined ? undefined : row.irr.toFixed(4);
  return [name, row.tranche, money(row.putIn), money(row.back), money(row.outstanding), times, rate(irr), rate(row.published)];
}

function notesOf(outcome: ScenarioOutcome, language: Language): readonly string[] {
  const byNote = new Map<string, string[]>();
  for (const figure of outcome.figures) {
    const note = figure.note?.[language];
    if (note !== undefined) byNote.set(note, [...(byNote.get(note) ?? []), figure.name[language]]);
  }
  return [...byNote].map(([note, names]) => `${outcome.case}, ${scenarioWords[language].names(names)}: ${note}`);
}

function countLine(outcomes: readonly ScenarioOutcome[], language: Language): string {
  const words = scenarioWords[language];
  const counts = (['match', 'differ', 'terms-only'] as const).map(
    (verdict) => `${outcomes.filter((outcome) => outcome.verdict === verdict).length} ${words.verdicts[verdict]}`,
  );
  return `${words.scenarios(outcomes.length)}: ${counts.join(', ')}.`;
}

/** A case may agree although a figure of a lower grade does not: those figures are counted by themselves. */
function figureLines(outcomes: readonly ScenarioOutcome[], language: Language): readonly string[] {
  const words = scenarioWords[language];
  const figures = outcomes.flatMap((outcome) => outcome.figures);
  const differing = GRADES.map((grade) => figures.filter((figure) => figure.verdict === 'differ' && figure.grade === grade));
  const lacking = figures.filter((figure) => figure.verdict === 'not-computed' && figure.published !== undefined);
  const line = (found: readonly ScenarioFigure[], say: (count: number) => string): readonly string[] => {
    if (found.length === 0) return [];
    return [`${say(found.length)}${found.every((figure) => figure.note !== undefined) ? words.explained : ''}.`];
  };
  return [
    ...differing.flatMap((found) => line(found, (count) => words.differing(count, found[0]?.grade ?? ''))),
    ...line(lacking, (count) => words.lacking(count)),
  ];
}
