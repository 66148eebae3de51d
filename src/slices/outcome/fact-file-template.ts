import type { TermSheet } from '../../engine/terms.ts';
import { factNames } from '../../engine/terms-check-names.ts';
import { type OutColumn, writeXlsx } from '../../notation/xlsx-write.ts';
import { judgesOf } from './fact-changes.ts';
import { HELP_SHEETS } from './fact-file-xlsx.ts';
import { makeRules } from './fact-file-rules.ts';

/**
 * An empty file for the facts of one contract: the columns this contract can use, and above them what may stand in each. Lines with # in
 * front are skipped when the file is read. Dutch spreadsheets want a semicolon between the cells.
 */
export function templateCsv(sheets: readonly TermSheet[], language: 'nl' | 'en'): string {
  const needs = needsOf(sheets);
  const delimiter = language === 'nl' ? ';' : ',';
  return `\uFEFF${[...notesOf(needs, language).map((note) => `# ${note}`), columnsOf(needs).join(delimiter)].join('\r\n')}\r\n`;
}

/** The same as a spreadsheet: codes keep their noughts, days their notation; what may stand in each column is on a sheet of its own. */
export function templateXlsx(sheets: readonly TermSheet[], language: 'nl' | 'en'): Uint8Array<ArrayBuffer> {
  const needs = needsOf(sheets);
  const columns = columnsOf(needs);
  const text = (said: string) => ({ kind: 'text', text: said }) as const;
  return writeXlsx([
    { name: WORDS[language].facts, columns: columns.map(columnLook), rows: [columns.map(text)], headRows: 1 },
    { name: HELP_SHEETS[language], columns: [{ width: 100, kind: 'text' }], rows: notesOf(needs, language).map((note) => [text(note)]), headRows: 0 },
  ]);
}

function columnLook(name: string): OutColumn {
  if (['day', 'recorded', 'period'].includes(name)) return { width: 12, kind: 'day' };
  return { width: name === 'reason' ? 30 : 14, kind: ['quantity', 'amount', 'value', 'sequence'].includes(name) ? 'number' : 'text' };
}

function columnsOf(needs: Needs): readonly string[] {
  return [
    ...['kind', 'id', 'day', 'recorded', 'outcome', 'subject', 'sequence', 'quantity', 'verdict', 'reason'],
    ...(needs.groups.length > 0 ? ['group'] : []),
    ...(needs.hasPayers ? ['payer'] : []),
    ...(needs.measures.length > 0 ? ['name', 'value', 'source'] : []),
    ...(needs.hasMoney ? ['party', 'amount', 'period'] : []),
    ...(needs.hasTranches ? ['tranche'] : []),
  ];
}

type Needs = ReturnType<typeof needsOf>;

function needsOf(sheets: readonly TermSheet[]) {
  const rules = makeRules(sheets);
  return {
    outcomes: [...rules.outcomes],
    groups: [...rules.groups],
    measures: [...new Set(sheets.flatMap(factNames))],
    hasPayers: sheets.some((sheet) => sheet.parties.filter((party) => party.roles.includes('commissioner')).length > 1),
    hasMoney: sheets.some((sheet) => sheet.capital !== undefined || sheet.lateInterest !== undefined),
    hasTranches: rules.tranches.size > 0,
    isJudged: judgesOf(sheets).length > 0,
  };
}

/** No comma and no semicolon: those would make a second cell of a note. */
function notesOf(needs: Needs, language: 'nl' | 'en'): readonly string[] {
  const words = WORDS[language];
  const list = (ids: readonly string[]): string => ids.join(' / ');
  const { measures, groups, outcomes, hasMoney, hasTranches } = needs;
  const kinds = [
    'claim',
    'enrolment',
    'start',
    ...(measures.length > 0 ? ['measure', 'event'] : []),
    ...(hasMoney ? ['paid', 'cost'] : []),
    ...(hasTranches ? ['draw'] : []),
  ];
  return [
    words.start,
    words.kind(list(kinds)),
    words.day,
    `outcome: ${list(outcomes)}`,
    words.subject,
    needs.isJudged ? words.reported : words.verdict,
    ...(groups.length > 0 ? [`group: ${list(groups)}`] : []),
    ...(measures.length > 0 ? [words.name(list(measures))] : []),
  ];
}

const WORDS = {
  nl: {
    facts: 'Gegevens',
    start: 'Een rij per gegeven. Regels met een hekje tellen niet mee.',
    kind: (kinds: string) => `kind: ${kinds}. Leeg betekent claim.`,
    day: 'day en recorded: jaar-maand-dag zoals 2026-11-23. recorded mag leeg blijven.',
    subject: 'subject: een schuilnaam zoals p001. Nooit de naam of het nummer van een mens.',
    verdict: 'verdict: accepted / claimed / rejected / withdrawn. Leeg betekent accepted.',
    reported:
      'verdict: alleen voor wie in dit contract beoordeelt (accepted / rejected). Van een ander wordt het gemeld. withdrawn trekt een claim in.',
    name: (names: string) => `name (bij measure en event): ${names}`,
  },
  en: {
    facts: 'Facts',
    start: 'One row per fact. Lines with a hash do not count.',
    kind: (kinds: string) => `kind: ${kinds}. Empty means claim.`,
    day: 'day and recorded: year-month-day such as 2026-11-23. recorded may stay empty.',
    subject: 'subject: a pseudonym such as p001. Never the name or number of a person.',
    verdict: 'verdict: accepted / claimed / rejected / withdrawn. Empty means accepted.',
    reported: 'verdict: only for who judges in this contract (accepted / rejected). Of anybody else it is reported. withdrawn takes a claim back.',
    name: (names: string) => `name (with measure and event): ${names}`,
  },
};
