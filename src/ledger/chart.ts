import { ACCOUNT_KINDS, kindOfAccount } from './account-kinds.ts';

/** A chart of somebody's own: per kind of account its number and name there. A kind that is not in it keeps our name. */
export type Chart = ReadonlyMap<string, OwnAccount>;
export type OwnAccount = { readonly number: string; readonly name: string };

export type ChartProblem = {
  readonly code: 'chart_head' | 'chart_row' | 'chart_kind_unknown' | 'chart_kind_twice';
  readonly line: number;
  readonly value: string;
};
export type ChartReading = { readonly chart: Chart; readonly problems: readonly ChartProblem[] };

export const NO_CHART: Chart = new Map();
const HEAD = ['kind', 'number', 'name'];

/** In: a table `kind;number;name` (more columns may follow, commas and tabs will do). Out: the chart, and the lines that say something else. */
export function readChart(text: string): ChartReading {
  const [head = '', ...lines] = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
  const sign = [';', '\t', ','].find((candidate) => head.includes(candidate)) ?? ';';
  if (HEAD.some((column, index) => cellsOf(head, sign)[index]?.toLowerCase() !== column))
    return { chart: NO_CHART, problems: [{ code: 'chart_head', line: 1, value: head.slice(0, 60) }] };
  const chart = new Map<string, OwnAccount>();
  const problems = lines.flatMap((line, index) => (line.trim() === '' ? [] : addRow(chart, cellsOf(line, sign), index + 2)));
  return { chart, problems };
}

function cellsOf(line: string, sign: string): readonly string[] {
  return line.split(sign).map((cell) => cell.trim().replaceAll(/^"|"$/gu, ''));
}

function addRow(chart: Map<string, OwnAccount>, [kind = '', number = '', name = '']: readonly string[], line: number): readonly ChartProblem[] {
  if (kindOfAccount(kind) === undefined) return [{ code: 'chart_kind_unknown', line, value: kind.slice(0, 60) }];
  if (chart.has(kind)) return [{ code: 'chart_kind_twice', line, value: kind }];
  if (number === '' && name === '') return [{ code: 'chart_row', line, value: kind }];
  chart.set(kind, { number, name });
  return [];
}

/** The table to fill in: every kind with its RGS code, and our own name where yours will stand. */
export function chartTemplate(language: 'nl' | 'en'): string {
  const rows = Object.entries(ACCOUNT_KINDS).map(([kind, { rgs, type, name }]) => [kind, '', name[language], rgs, type].join(';'));
  return `${['kind;number;name;rgs;type', ...rows].join('\n')}\n`;
}

/** "4000 Inkoop resultaten", or our name in the language of the reader. */
export function accountTitle(kind: string, chart: Chart, language: 'nl' | 'en'): string {
  const own = chart.get(kind);
  const title = kindOfAccount(kind)?.name[language] ?? kind;
  return own === undefined ? title : [own.number, own.name === '' ? title : own.name].filter((part) => part !== '').join(' ');
}

/** A chart as the table it was read from; empty when there is none. */
export function writeChart(chart: Chart): string {
  const rows = [...chart].map(([kind, { number, name }]) => [kind, number, name.replaceAll(';', ',')].join(';'));
  return rows.length === 0 ? '' : ['kind;number;name', ...rows].join('\n');
}
