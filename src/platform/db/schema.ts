import type { ColumnType, Generated } from 'kysely';

/** 'YYYY-MM-DD', on both databases (open.ts sees to it). */
type DayColumn = string;
/** ISO text in UTC. */
type InstantColumn = string;
/** Written as text (`JSON.stringify`), because a driver turns a list into a database array; read as a parsed value. */
type JsonColumn = ColumnType<unknown, string, string>;

type Parties = { readonly id: string; readonly slug: string; readonly name: string; readonly created_at: InstantColumn };

type Contracts = {
  readonly id: string;
  readonly slug: string;
  readonly form: string;
  readonly currency: string;
  readonly state: string;
  readonly period_from: DayColumn;
  readonly period_to: DayColumn;
  /** The party that drew it up: it sees its contract before the parties are named. Null: loaded by the system. */
  readonly created_by: string | null;
  readonly created_at: InstantColumn;
};

type ContractParties = {
  readonly contract_id: string;
  readonly party_id: string;
  /** The word by which the term sheet calls this party. */
  readonly party_key: string;
  readonly name: string;
  readonly role: string;
};

type ContractVersions = {
  readonly contract_id: string;
  readonly version: number;
  readonly effective_day: DayColumn;
  readonly terms_source: string;
  readonly terms_canonical: string;
  readonly terms_hash: string;
  readonly recorded_at: InstantColumn;
  readonly accepted_by: ColumnType<readonly string[], readonly string[], never>;
};

type FactBatches = {
  readonly id: string;
  readonly contract_id: string;
  readonly file_name: string;
  readonly recorded_day: DayColumn;
  readonly row_count: number;
  readonly uploaded_by: string;
  readonly content_hash: string;
  /** Role of who handed it in; null: before it was kept. */
  readonly uploaded_as: string | null;
  readonly received_at: InstantColumn | null;
};

type Facts = {
  readonly id: string;
  readonly contract_id: string;
  readonly batch_id: string | null;
  readonly kind: string;
  readonly body: JsonColumn;
  readonly happened_day: DayColumn;
  readonly recorded_day: DayColumn;
  readonly effective_day: DayColumn;
  /** A pseudonym that can be cut off, never a name. */
  readonly subject: string | null;
  readonly external_key: string | null;
  readonly received_day: Generated<DayColumn>;
  /** Place in the order of receipt of its contract. */
  readonly receipt_order: Generated<number | null>;
  /** Which fact the row is about: the external key without its day and number. The database makes it. */
  readonly fact_key: ColumnType<string | null, never, never>;
  readonly subject_spelling: ColumnType<string | null, never, never>;
};

type Settlements = {
  readonly id: string;
  readonly contract_id: string;
  readonly period_key: string;
  readonly as_of_day: DayColumn;
  readonly terms_version: number;
  readonly state: 'proposed' | 'approved' | 'executed' | 'withdrawn';
  readonly statement: JsonColumn;
  readonly statement_hash: string;
  readonly currency: string;
  readonly computed_cents: number;
  readonly already_settled_cents: number;
  readonly due_cents: number;
  readonly proposed_by: string;
  readonly proposed_at: InstantColumn;
  readonly approved_by: string | null;
  readonly approved_at: InstantColumn | null;
  readonly executed_by: string | null;
  readonly executed_at: InstantColumn | null;
};

type SettlementApprovals = {
  readonly settlement_id: string;
  readonly party_key: string;
  readonly approved_by: string;
  readonly approved_at: InstantColumn;
};

type SettlementLines = {
  readonly settlement_id: string;
  readonly line_key: string;
  readonly rule: string;
  readonly outcome: string | null;
  readonly payer: string;
  readonly payee: string;
  readonly period: string;
  readonly computed_cents: number;
  readonly already_settled_cents: number;
  readonly due_cents: number;
  readonly due_day: string | null;
};

type Events = {
  readonly id: string;
  readonly contract_id: string | null;
  /** Past tense: `ContractSigned`. */
  readonly kind: string;
  readonly body: JsonColumn;
  readonly actor_role: string;
  readonly actor_party: string | null;
  readonly recorded_at: InstantColumn;
  readonly effective_day: DayColumn;
};

type IdempotencyKeys = {
  readonly key: string;
  readonly actor: string;
  readonly body_hash: string;
  readonly answer: ColumnType<unknown, string | null, string | null>;
  readonly created_at: InstantColumn;
};

type LedgerAccounts = {
  readonly id: string;
  /** Whose books these are: the only thing by which the ledger keeps readers apart. Here: a contract id. */
  readonly scope: string;
  readonly path: string;
  readonly kind: string;
  readonly currency: string;
  readonly normal_side: 'debit' | 'credit';
  readonly created_at: InstantColumn;
};

type LedgerBalances = { readonly account_id: string; readonly balance: number; readonly version: number };

type LedgerTransfers = {
  readonly id: string;
  readonly scope: string;
  readonly idempotency_key: string;
  readonly content_hash: string;
  readonly kind: string;
  readonly memo: string;
  readonly happened_day: DayColumn;
  readonly recorded_at: InstantColumn;
  readonly effective_day: DayColumn;
  readonly reverses: string | null;
  readonly entry_count: number;
};

type LedgerEntries = {
  readonly transfer_id: string;
  readonly position: number;
  readonly account_id: string;
  readonly currency: string;
  /** Minor units; a debit is positive, a credit negative. */
  readonly amount: number;
  readonly account_version: number;
  readonly balance_after: number;
};

/** Marks of rows that are final; see seals.ts. */
type Seals = {
  readonly id: Generated<number>;
  readonly generation: number;
  readonly table_name: string;
  readonly row_count: number;
  readonly marks: Uint8Array;
};

/** Which kind of transfer rests on what (migration 0009). */
type LedgerReasons = { readonly kind: string; readonly reason: 'line' | 'cash' };

/** What was found before the marks were left again. */
type SealFindings = {
  readonly table_name: string;
  readonly key: string;
  readonly problem: 'changed' | 'gone';
  readonly row_count: number;
  readonly found_at: Generated<InstantColumn>;
};

type SchemaMigrations = { readonly name: string; readonly hash: string; readonly applied_at: Generated<InstantColumn> };

/** Every table, as the query builder knows it. The truth is in `migrations/`; db.test.ts compares the two. */
export type Database = {
  readonly parties: Parties;
  readonly contracts: Contracts;
  readonly contract_parties: ContractParties;
  readonly contract_versions: ContractVersions;
  readonly fact_batches: FactBatches;
  readonly facts: Facts;
  readonly settlements: Settlements;
  readonly settlement_lines: SettlementLines;
  readonly settlement_approvals: SettlementApprovals;
  readonly events: Events;
  readonly idempotency_keys: IdempotencyKeys;
  readonly ledger_accounts: LedgerAccounts;
  readonly ledger_balances: LedgerBalances;
  readonly ledger_transfers: LedgerTransfers;
  readonly ledger_entries: LedgerEntries;
  readonly schema_migrations: SchemaMigrations;
  readonly seals: Seals;
  readonly ledger_reasons: LedgerReasons;
  readonly seal_findings: SealFindings;
};
