import { type Result, fail, ok } from '../../../engine/result.ts';
import { type TermSheet, termSheetSchema } from '../../../engine/terms.ts';
import { slugOf } from './import-ids.ts';
import { limitsOf } from './import-limits.ts';
import { type LeftOut, type Missing, leftOut, missing } from './import-notes.ts';
import { outcomesOf } from './import-outcomes.ts';
import { partiesOf } from './import-parties.ts';
import { periodOf } from './import-period.ts';
import { type DraftSheet, draftYaml } from './import-yaml.ts';
import { type IndigoTables, TABLE_NAMES, type TableName, type TableProblemCode, cell } from '../indigo-tables.ts';
import { cleanText } from '../indigo-values.ts';
import { type IndigoRows, readRows } from '../replay/replay-rows.ts';

/** A first version of a term sheet, to be finished by people. */
export type IndigoDraft = {
  readonly sheet: TermSheet;
  /** The same sheet to edit, with Dutch comments where something is missing and a list of what was left out at the end. */
  readonly yaml: string;
  readonly missing: readonly Missing[];
  readonly leftOut: readonly LeftOut[];
};

export type ImportProblem = { readonly code: 'project_not_found'; readonly project: string; readonly known: number };

/** ISO 4217 for "no currency": stands where the tables name none, so that the draft has the right shape and nobody pays with it. */
const NO_CURRENCY = 'XXX';

/** In: the tables and the id of a project ("INDIGO-POJ-0121"). Out: a draft that has the shape of a term sheet, with what it misses. */
export function importIndigo(tables: IndigoTables, projectId: string): Result<IndigoDraft, ImportProblem> {
  const project = projectId.trim();
  const row = tables.projects.rows.find((candidate) => cell(candidate, 'project') === project && project !== '');
  if (row === undefined) return fail({ code: 'project_not_found', project, known: tables.projects.rows.length });
  const rows = ofProject(readRows(tables), project);
  const currency = currencyOf(rows);
  const parties = partiesOf(tables, project);
  const outcomes = outcomesOf({ tables, project, pricings: rows.pricings, currency: currency.code });
  const period = periodOf(row);
  const limits = limitsOf({
    currency: currency.code,
    pricings: rows.pricings,
    commitments: rows.commitments,
    project: rows.projects[0],
    outcomeId: outcomes.idOf,
    partyId: parties.idOf,
  });
  const draft: DraftSheet = {
    lente: 1,
    contract: slugOf(project),
    title: cleanText(cell(row, 'name')) || slugOf(project),
    form: 'sib',
    currency: currency.code,
    parties: parties.parties.map((party) => ({ ...party, roles: [...party.roles] })),
    period: period.period,
    outcomes: [...outcomes.outcomes],
    rules: [...outcomes.rules],
    limits: limits.limits.map(({ outcomes: some, ...limit }) => (some === undefined ? limit : { ...limit, outcomes: [...some] })),
  };
  const lacks = [
    ...currency.missing,
    ...period.missing,
    missing('calendar_missing'),
    missing('capital_missing'),
    ...parties.missing,
    ...outcomes.missing,
  ];
  const rest = [...parties.leftOut, ...outcomes.leftOut, ...limits.leftOut, ...notTerms(tables, project), ...notRead(tables)];
  return ok({ sheet: termSheetSchema.parse(draft), yaml: draftYaml({ draft, missing: lacks, leftOut: rest }), missing: lacks, leftOut: rest });
}

function ofProject(rows: IndigoRows, project: string): IndigoRows {
  const own = <T extends { readonly project: string }>(all: readonly T[]) => all.filter((row) => row.project === project);
  return {
    projects: own(rows.projects),
    metrics: own(rows.metrics),
    pricings: own(rows.pricings),
    results: own(rows.results),
    payments: own(rows.payments),
    commitments: own(rows.commitments),
  };
}

/** The currency of the prices; without prices that of the maximum. Two currencies are one question too many for a draft. */
function currencyOf(rows: IndigoRows): { readonly code: string; readonly missing: readonly Missing[] } {
  const prices = [...new Set(rows.pricings.flatMap((row) => row.currency ?? []))];
  const maxima = [...new Set([...rows.projects, ...rows.commitments].flatMap((row) => row.maximum?.currency ?? []))];
  const found = prices.length > 0 ? prices : maxima;
  const [code] = found;
  if (code === undefined) return { code: NO_CURRENCY, missing: [missing('currency_missing', ['currency'])] };
  if (found.length > 1) return { code: NO_CURRENCY, missing: [missing('currencies_several', ['currency'], { names: found })] };
  return { code, missing: [] };
}

/** Rows and files that could not be read: of which project they are nobody knows, so each draft names them. */
function notRead(tables: IndigoTables): readonly LeftOut[] {
  const unread: readonly TableProblemCode[] = ['table_broken', 'table_empty', 'cell_count', 'row_in_two'];
  return TABLE_NAMES.flatMap((name) => tables[name].problems)
    .filter(({ code }) => unread.includes(code))
    .map(({ file, row, code, value }) => leftOut('not_read', [], { file, row, problem: code, value }));
}

/** Tables with facts or capital: counted, so that nobody thinks they are in the draft. */
function notTerms(tables: IndigoTables, project: string): readonly LeftOut[] {
  const count = (table: TableName) => tables[table].rows.filter((row) => cell(row, 'project') === project).length;
  const tableNotes = [
    ['investment', 'investments'],
    ['results', 'results'],
    ['payments', 'payments'],
  ] as const;
  return tableNotes.flatMap(([code, table]) => (count(table) === 0 ? [] : [leftOut(code, [], { count: count(table), file: tables[table].file })]));
}
