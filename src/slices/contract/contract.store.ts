import { z } from 'zod';
import { day } from '../../engine/calendar.ts';
import { must } from '../../engine/result.ts';
import { type Role, ROLES, type TermSheet, termSheetSchema } from '../../engine/terms.ts';
import { textSchema } from '../../engine/terms-parts.ts';
import type { Tx } from '../../platform/command.ts';
import type { ContractParty, ContractState, ContractVersion, StoredContract } from './contract.ts';

export type NewContract = {
  readonly id: string;
  readonly sheet: TermSheet;
  readonly parties: readonly ContractParty[];
  readonly createdBy: string | null;
  readonly at: string;
};

export type NewVersion = { readonly contractId: string; readonly sheet: TermSheet; readonly source: string; readonly canonical: string; readonly hash: string; readonly at: string; readonly acceptedBy: readonly string[] };

export async function insertContract(tx: Tx, contract: NewContract): Promise<void> {
  const { sheet } = contract;
  await tx
    .insertInto('contracts')
    .values({
      id: contract.id, slug: sheet.contract, form: sheet.form, currency: sheet.currency, state: 'active',
      period_from: sheet.period.from, period_to: sheet.period.to, created_by: contract.createdBy, created_at: contract.at,
    })
    .execute();
  const rows = contract.parties.map((party) => ({ contract_id: contract.id, party_id: party.partyId, party_key: party.partyKey, name: party.name, role: party.role }));
  await tx.insertInto('contract_parties').values(rows).execute();
}

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx
    .insertInto('contract_versions')
    .values({
      contract_id: version.contractId, version: version.sheet.version, effective_day: version.sheet.effective ?? version.sheet.period.from,
      terms_source: version.source, terms_canonical: version.canonical, terms_hash: version.hash, recorded_at: version.at, accepted_by: [...version.acceptedBy],
    })
    .execute();
}

/** The party with this name-derived slug; made when it is not there yet. */
export async function upsertParty(tx: Tx, party: { readonly id: string; readonly slug: string; readonly name: string; readonly at: string }): Promise<string> {
  await tx
    .insertInto('parties')
    .values({ id: party.id, slug: party.slug, name: party.name, created_at: party.at })
    .onConflict((on) => on.column('slug').doNothing())
    .execute();
  const found = await tx.selectFrom('parties').select('id').where('slug', '=', party.slug).executeTakeFirst();
  return found?.id ?? party.id;
}

export type ContractRow = {
  readonly id: string;
  readonly title: TermSheet['title'];
  readonly slug: string;
  readonly form: string;
  readonly currency: string;
  readonly state: string;
  readonly from: string;
  readonly to: string;
};

export async function listContracts(tx: Tx): Promise<readonly ContractRow[]> {
  const rows = await tx
    .selectFrom('contracts')
    .innerJoin('contract_versions as last', 'last.contract_id', 'contracts.id')
    .select(['contracts.id as id', 'slug', 'form', 'currency', 'state', 'period_from as from', 'period_to as to', 'last.terms_canonical as terms'])
    .where((is) => is('last.version', '=', is.selectFrom('contract_versions as other').select((other) => other.fn.max('other.version').as('top')).whereRef('other.contract_id', '=', 'contracts.id')))
    .orderBy('created_at')
    .orderBy('slug')
    .execute();
  return rows.map(({ terms, ...row }) => ({ ...row, title: titleOf(terms) }));
}

const titledSchema = z.object({ title: textSchema });

function titleOf(canonical: string): TermSheet['title'] {
  return titledSchema.parse(JSON.parse(canonical)).title;
}

/** Money booked per contract so far: what settlement executed. */
export async function sumPaid(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('settlements')
    .select((query) => ['contract_id', query.fn.sum<number>('due_cents').as('total')])
    .where('state', '=', 'executed')
    .groupBy('contract_id')
    .execute();
  return new Map(rows.map((row) => [row.contract_id, Number(row.total)]));
}

export async function listParties(tx: Tx): Promise<readonly (ContractParty & { readonly contractId: string })[]> {
  const rows = await tx.selectFrom('contract_parties').selectAll().orderBy('party_key').execute();
  return rows.map((row) => ({ contractId: row.contract_id, ...toParty(row) }));
}

/** Undefined when there is none, or when the one who asks may not see it: that is the same thing. */
export async function findContract(tx: Tx, slug: string): Promise<StoredContract | undefined> {
  const row = await tx.selectFrom('contracts').select(['id', 'slug', 'state']).where('slug', '=', slug).executeTakeFirst();
  if (row === undefined) return undefined;
  const parties = await tx.selectFrom('contract_parties').selectAll().where('contract_id', '=', row.id).orderBy('party_key').execute();
  const versions = await tx.selectFrom('contract_versions').selectAll().where('contract_id', '=', row.id).orderBy('version').execute();
  return { id: row.id, slug: row.slug, state: toState(row.state), parties: parties.map(toParty), versions: versions.map(toVersion) };
}

export async function isSlugTaken(tx: Tx, slug: string): Promise<boolean> {
  return (await tx.selectFrom('contracts').select('id').where('slug', '=', slug).executeTakeFirst()) !== undefined;
}

type PartyRow = { readonly party_id: string; readonly party_key: string; readonly name: string; readonly role: string };

function toParty(row: PartyRow): ContractParty {
  return { partyId: row.party_id, partyKey: row.party_key, name: row.name, role: toRole(row.role) };
}

function toRole(text: string): Role {
  return must(ROLES.find((role) => role === text), `role ${text}`);
}

function toState(text: string): ContractState {
  return text === 'ended' ? 'ended' : 'active';
}

type VersionRow = {
  readonly version: number;
  readonly effective_day: string;
  readonly terms_source: string;
  readonly terms_canonical: string;
  readonly terms_hash: string;
  readonly recorded_at: string;
};

/** The canonical form was checked before it was stored; it is parsed again so that a changed row stops here and not in an amount. */
function toVersion(row: VersionRow): ContractVersion {
  const sheet = termSheetSchema.parse(JSON.parse(row.terms_canonical));
  return { version: row.version, effectiveDay: day(row.effective_day), source: row.terms_source, hash: row.terms_hash, recordedAt: row.recorded_at, sheet };
}

/** Last days of the periods that were booked: an amendment may not start inside one. */
export async function findExecutedPeriods(tx: Tx, contractId: string): Promise<readonly string[]> {
  const rows = await tx.selectFrom('settlements').select('period_key').distinct().where('contract_id', '=', contractId).where('state', '=', 'executed').execute();
  return rows.map((row) => row.period_key);
}
