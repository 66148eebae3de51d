import type { Role } from '../../../engine/terms.ts';
import { idsFor } from './import-ids.ts';
import { type LeftOut, type Missing, leftOut, missing } from './import-notes.ts';
import { type Column, type IndigoTables, type Row, type TableName, cell } from '../indigo-tables.ts';
import { cleanText, readIds } from '../indigo-values.ts';

export type DraftParty = { readonly id: string; readonly name: string; readonly roles: readonly Role[] };

export type Parties = {
  readonly parties: readonly DraftParty[];
  /** INDIGO organisation id → party id */
  readonly idOf: ReadonlyMap<string, string>;
  readonly missing: readonly Missing[];
  readonly leftOut: readonly LeftOut[];
};

/** What an intermediary does when it arranges the contract. Lawyers, technical assistance and "Other" are no role of a term sheet. */
const ARRANGES = new Set([
  'performance management',
  'impact bond design',
  'financial and commercial modelling',
  'financial and commercial modeling',
  'impact bond investment structure',
  'capital raise',
  'loan arranger',
]);

type Claimed = { readonly organisation: string; readonly role: Role };

/** In: the tables and one project. Out: who takes part in which role; who pays, delivers, invests, arranges and assesses is in five tables. */
export function partiesOf(tables: IndigoTables, project: string): Parties {
  const claimed = rolesIn(tables, project);
  const ids = [...new Set(claimed.map(({ organisation }) => organisation))];
  const names = namesOf(tables);
  const idOf = idsFor(ids.map((organisation) => ({ key: organisation, name: names.get(organisation) ?? organisation, prefix: 'org' })));
  const roles = ids.map((organisation) => ({ organisation, ...twoRoles(organisation, claimed) }));
  const parties = roles.map(({ organisation, kept }) => ({
    id: idOf.get(organisation) ?? organisation,
    name: names.get(organisation) ?? (cleanText(organisation) || '?'),
    roles: kept,
  }));
  const unnamed = ids
    .filter((organisation) => !names.has(organisation))
    .map((organisation) => leftOut('organisation_without_name', ['parties'], { organisation }));
  return {
    parties: parties.length > 0 ? parties : [{ id: 'opdrachtgever', name: '?', roles: ['commissioner'] }],
    idOf,
    missing: missingRoles(parties),
    leftOut: [...unnamed, ...roles.flatMap(({ dropped }) => dropped), ...openRoles(tables, project, names)],
  };
}

function rolesIn(tables: IndigoTables, project: string): readonly Claimed[] {
  const from = (table: TableName, role: Role, column: Column = 'organisation', keep: (row: Row) => boolean = () => true) =>
    tables[table].rows
      .filter((row) => cell(row, 'project') === project && keep(row))
      .flatMap((row) => readIds(cell(row, column)))
      .map((organisation) => ({ organisation, role }));
  return [
    ...from('commitments', 'commissioner'),
    ...from('provisions', 'provider'),
    ...from('investments', 'investor'),
    ...from('intermediaries', 'arranger', 'organisation', (row) => ARRANGES.has(cell(row, 'role').toLowerCase())),
    ...from('results', 'assessor', 'validators'),
  ];
}

function namesOf(tables: IndigoTables): ReadonlyMap<string, string> {
  const named = tables.organisations.rows.map((row) => [cell(row, 'organisation'), cleanText(cell(row, 'organisationName'))] as const);
  return new Map(named.filter(([, name]) => name !== ''));
}

/** A party holds at most two roles, and an assessor holds no other: who checks the results has nothing to gain from them. */
function twoRoles(organisation: string, claimed: readonly Claimed[]): { readonly kept: readonly Role[]; readonly dropped: readonly LeftOut[] } {
  const roles = [...new Set(claimed.filter((entry) => entry.organisation === organisation).map(({ role }) => role))];
  const independent = roles.length === 1 ? roles : roles.filter((role) => role !== 'assessor');
  const kept = independent.slice(0, 2);
  const dropped = [
    ...(independent.length < roles.length ? [leftOut('assessor_not_independent', ['parties'], { organisation })] : []),
    ...independent.slice(2).map((role) => leftOut('third_role', ['parties'], { organisation, value: role })),
  ];
  return { kept, dropped };
}

function openRoles(tables: IndigoTables, project: string, names: ReadonlyMap<string, string>): readonly LeftOut[] {
  const rows = tables.intermediaries.rows.filter((row) => cell(row, 'project') === project && !ARRANGES.has(cell(row, 'role').toLowerCase()));
  return rows.map((row) => {
    const organisation = cell(row, 'organisation');
    const value = [cell(row, 'role'), cell(row, 'otherRole')].filter((text) => text !== '').join(': ');
    return leftOut('open_role', ['parties'], {
      organisation: names.get(organisation) ?? organisation,
      value: value === '' ? '?' : value,
      file: tables.intermediaries.file,
      row: row.row,
    });
  });
}

function missingRoles(parties: readonly DraftParty[]): readonly Missing[] {
  const has = (role: Role) => parties.some((party) => party.roles.includes(role));
  const payers = parties.filter((party) => party.roles.includes('commissioner'));
  return [
    ...(parties.length === 0 ? [missing('parties_missing', ['parties'])] : []),
    ...(has('commissioner') ? [] : [missing('commissioner_missing', ['parties'])]),
    ...(has('provider') ? [] : [missing('provider_missing', ['parties'])]),
    ...(has('assessor') ? [] : [missing('assessor_missing', ['parties'])]),
    ...(payers.length > 1 ? [missing('payer_shares_missing', [], { names: payers.map(({ id }) => id) })] : []),
  ];
}
