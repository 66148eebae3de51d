import { z } from 'zod';
import { day } from '../../engine/calendar.ts';
import { type Cents, cents } from '../../engine/money.ts';
import { must } from '../../engine/result.ts';
import { type Role, ROLES, type TermSheet, termSheetSchema } from '../../engine/terms.ts';
import { textSchema } from '../../engine/terms-parts.ts';
import type { Tx } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';
import { StoredChanged } from '../../platform/stored-changed.ts';
import { type Actor, type ContractParty, type ContractState, type ContractVersion, type StoredContract, actingParty } from './contract.ts';

export type NewContract = {
  readonly id: string;
  readonly sheet: TermSheet;
  readonly parties: readonly ContractParty[];
  readonly createdBy: string | null;
  readonly at: string;
};

export type NewVersion = {
  readonly contractId: string;
  readonly sheet: TermSheet;
  readonly source: string;
  readonly canonical: string;
  readonly hash: string;
  readonly at: string;
  readonly acceptedBy: readonly string[];
};

/** False when the name is taken, perhaps by a contract that the one who asks may not see: then nothing was written. */
export async function insertContract(tx: Tx, contract: NewContract): Promise<boolean> {
  const { sheet } = contract;
  const inserted = await tx
    .insertInto('contracts')
    .values({
      id: contract.id,
      slug: sheet.contract,
      form: sheet.form,
      currency: sheet.currency,
      state: 'active',
      period_from: sheet.period.from,
      period_to: sheet.period.to,
      created_by: contract.createdBy,
      created_at: contract.at,
    })
    .onConflict((on) => on.column('slug').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  const rows = contract.parties.map((party) => ({
    contract_id: contract.id,
    party_id: party.partyId,
    party_key: party.partyKey,
    name: party.name,
    role: party.role,
  }));
  await tx.insertInto('contract_parties').values(rows).execute();
  return true;
}

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx
    .insertInto('contract_versions')
    .values({
      contract_id: version.contractId,
      version: version.sheet.version,
      effective_day: version.sheet.effective ?? version.sheet.period.from,
      terms_source: version.source,
      terms_canonical: version.canonical,
      terms_hash: version.hash,
      recorded_at: version.at,
      accepted_by: [...version.acceptedBy],
    })
    .execute();
}

export type NewParty = { readonly id: string; readonly slug: string; readonly name: string; readonly at: string };

/**
 * In one order for everybody, so that two who name the same organisations wait for each other and never both. No column is named for the
 * conflict: with one the database asks that the writer may see the new row, which it may only once the contract is there.
 */
export async function insertParties(tx: Tx, parties: readonly NewParty[]): Promise<void> {
  const rows = parties
    .toSorted((left, right) => (left.slug < right.slug ? -1 : 1))
    .map((party) => ({ id: party.id, slug: party.slug, name: party.name, created_at: party.at }));
  await tx
    .insertInto('parties')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Ids of organisations by the slugs of their names; who asks must be allowed to see them all. */
export async function findPartyIds(tx: Tx, slugs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('parties')
    .select(['id', 'slug'])
    .where('slug', 'in', [...slugs])
    .execute();
  return new Map(rows.map((row) => [row.slug, row.id]));
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
    .where((is) =>
      is(
        'last.version',
        '=',
        is
          .selectFrom('contract_versions as other')
          .select((other) => other.fn.max('other.version').as('top'))
          .whereRef('other.contract_id', '=', 'contracts.id'),
      ),
    )
    .orderBy('created_at')
    .orderBy('slug')
    .execute();
  return rows.map(({ terms, ...row }) => ({ ...row, title: titleOf(terms) }));
}

const titledSchema = z.object({ title: textSchema });

function titleOf(canonical: string): TermSheet['title'] {
  return titledSchema.parse(JSON.parse(canonical)).title;
}

/** Money booked per contract so far: what settlement executed. A sum comes as text, and one beyond safe cents stops instead of losing its last digits. */
export async function sumPaid(tx: Tx): Promise<ReadonlyMap<string, Cents>> {
  const rows = await tx
    .selectFrom('settlements')
    .select((query) => ['contract_id', query.fn.sum<number>('due_cents').as('total')])
    .where('state', '=', 'executed')
    .groupBy('contract_id')
    .execute();
  return new Map(rows.map((row) => [row.contract_id, cents(Number(row.total))]));
}

/** What is booked and not paid: per contract what each party owes (payable) and is owed (receivable), in the books of that party. */
export async function listOpen(tx: Tx): Promise<readonly OpenRow[]> {
  const rows = await tx
    .selectFrom('ledger_accounts')
    .innerJoin('ledger_balances', 'ledger_balances.account_id', 'ledger_accounts.id')
    .select(['ledger_accounts.scope as contractId', 'ledger_accounts.path', 'ledger_accounts.kind', 'ledger_balances.balance'])
    .where('ledger_accounts.kind', 'in', ['payable', 'receivable'])
    .execute();
  return rows.map(({ contractId, path, kind, balance }) => {
    const isOwed = kind === 'payable';
    return { contractId, party: path.split(':')[0] ?? '', isOwed, open: cents(isOwed ? -balance : balance) };
  });
}
export type OpenRow = { readonly contractId: string; readonly party: string; readonly isOwed: boolean; readonly open: Cents };

export async function listParties(tx: Tx): Promise<readonly (ContractParty & { readonly contractId: string })[]> {
  const rows = await tx.selectFrom('contract_parties').selectAll().orderBy('party_key').execute();
  return rows.map((row) => ({ contractId: row.contract_id, ...toParty(row) }));
}

/**
 * Undefined when there is none, or when the one who asks may not see it, or holds another role in it than the one it asks in: for the
 * one who asks that is the same thing.
 */
export async function findContract(tx: Tx, slug: string, actor: Actor): Promise<StoredContract | undefined> {
  const row = await tx.selectFrom('contracts').select(['id', 'slug', 'state']).where('slug', '=', slug).executeTakeFirst();
  if (row === undefined) return undefined;
  const parties = (await tx.selectFrom('contract_parties').selectAll().where('contract_id', '=', row.id).orderBy('party_key').execute()).map(toParty);
  if (actingParty(parties, actor) === undefined) return undefined;
  const versions = await tx.selectFrom('contract_versions').selectAll().where('contract_id', '=', row.id).orderBy('version').execute();
  return { id: row.id, slug: row.slug, state: toState(row.state), parties, versions: versions.map(toVersion) };
}

/** The same, held until the transaction ends: whoever changes the same contract at the same moment comes after. */
export async function findContractForChange(tx: Tx, slug: string, actor: Actor): Promise<StoredContract | undefined> {
  await tx.selectFrom('contracts').select('id').where('slug', '=', slug).forUpdate().execute();
  return await findContract(tx, slug, actor);
}

/** The parties of one contract: enough to know for whom somebody may ask. */
export async function listPartiesOf(tx: Tx, slug: string): Promise<readonly ContractParty[]> {
  const rows = await tx
    .selectFrom('contract_parties')
    .innerJoin('contracts', 'contracts.id', 'contract_parties.contract_id')
    .selectAll('contract_parties')
    .where('contracts.slug', '=', slug)
    .orderBy('party_key')
    .execute();
  return rows.map(toParty);
}

type PartyRow = { readonly party_id: string; readonly party_key: string; readonly name: string; readonly role: string };

function toParty(row: PartyRow): ContractParty {
  return { partyId: row.party_id, partyKey: row.party_key, name: row.name, role: toRole(row.role) };
}

function toRole(text: string): Role {
  return must(
    ROLES.find((role) => role === text),
    `role ${text}`,
  );
}

function toState(text: string): ContractState {
  return text === 'ended' ? 'ended' : 'active';
}

type VersionRow = {
  readonly contract_id: string;
  readonly version: number;
  readonly effective_day: string;
  readonly terms_source: string;
  readonly terms_canonical: string;
  readonly terms_hash: string;
  readonly recorded_at: string;
};

/**
 * The canonical form was checked before it was stored; it is parsed again so that a row of an older form stops here and not
 * in an amount. One that is not what its hash was made of was changed outside Lente.
 */
function toVersion(row: VersionRow): ContractVersion {
  if (hashText(row.terms_canonical) !== row.terms_hash) throw new StoredChanged('contract_versions', `${row.contract_id}/${row.version}`);
  const sheet = termSheetSchema.parse(JSON.parse(row.terms_canonical));
  return {
    version: row.version,
    effectiveDay: day(row.effective_day),
    source: row.terms_source,
    hash: row.terms_hash,
    recordedAt: row.recorded_at,
    sheet,
  };
}

/** Last days of the periods that were booked or agreed on: an amendment may not start inside one. */
export async function findAgreedPeriods(tx: Tx, contractId: string): Promise<readonly string[]> {
  const query = tx
    .selectFrom('settlements')
    .select('period_key')
    .distinct()
    .where('contract_id', '=', contractId)
    .where('state', 'in', ['approved', 'executed']);
  return (await query.orderBy('period_key').execute()).map((row) => row.period_key);
}
