import { sql } from 'kysely';
import { z } from 'zod';
import { type Day, day } from '../../engine/calendar.ts';
import { cents, sum } from '../../engine/money.ts';
import type { Line, Settled } from '../../engine/statement.ts';
import { dayOf } from '../../platform/clock.ts';
import type { Tx } from '../../platform/command.ts';
import { StoredChanged } from '../../platform/stored-changed.ts';
import type { HistoryStep } from './settlement-past.ts';
import type { Approval, Settlement, SettlementState } from './settlement.ts';
import { parseLines } from './statement-shape.ts';

export async function insertSettlement(tx: Tx, settlement: Settlement, proposedBy: string): Promise<void> {
  await tx
    .insertInto('settlements')
    .values({
      id: settlement.id,
      contract_id: settlement.contractId,
      period_key: settlement.period,
      as_of_day: settlement.asOf,
      terms_version: settlement.version,
      state: 'proposed',
      statement: JSON.stringify(settlement.lines),
      statement_hash: settlement.statementHash,
      currency: settlement.currency,
      computed_cents: settlement.computed,
      already_settled_cents: settlement.alreadySettled,
      due_cents: settlement.due,
      proposed_by: proposedBy,
      proposed_at: settlement.proposedAt,
      approved_by: null,
      approved_at: null,
      executed_by: null,
      executed_at: null,
    })
    .execute();
  await tx
    .insertInto('settlement_lines')
    .values(settlement.lines.map((line) => toLineRow(settlement.id, line)))
    .execute();
}

function toLineRow(settlementId: string, line: Line) {
  return {
    settlement_id: settlementId,
    line_key: line.key,
    rule: line.rule,
    outcome: line.outcome ?? null,
    payer: line.payer,
    payee: line.payee,
    period: line.period,
    computed_cents: line.computed,
    already_settled_cents: line.alreadySettled,
    due_cents: line.due,
    due_day: line.dueDay,
  };
}

const COLUMNS = [
  'id',
  'contract_id',
  'period_key',
  'as_of_day',
  'terms_version',
  'state',
  'statement',
  'statement_hash',
  'currency',
  'computed_cents',
  'already_settled_cents',
  'due_cents',
  'proposed_at',
  'approved_at',
  'executed_at',
] as const;

export async function listSettlements(tx: Tx, contractId: string): Promise<readonly Settlement[]> {
  const rows = await tx.selectFrom('settlements').select(COLUMNS).where('contract_id', '=', contractId).orderBy('period_key').orderBy('id').execute();
  const approvals = await loadApprovals(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toSettlement(row, approvals.get(row.id) ?? []));
}

/** In the order in which they came. */
async function loadApprovals(tx: Tx, settlementIds: readonly string[]): Promise<ReadonlyMap<string, readonly Approval[]>> {
  if (settlementIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('settlement_approvals')
    .select(['settlement_id as settlement', 'party_key as party', 'approved_at as at'])
    .where('settlement_id', 'in', [...settlementIds])
    .orderBy('approved_at')
    .orderBy('party_key')
    .execute();
  const found = Map.groupBy(rows, (row) => row.settlement);
  return new Map([...found].map(([id, own]) => [id, own.map(({ party, at }) => ({ party, at }))]));
}

export type NewApproval = { readonly settlement: string; readonly party: string; readonly by: string; readonly at: string };

export async function saveApprovals(tx: Tx, approvals: readonly NewApproval[]): Promise<void> {
  const rows = approvals.map(({ settlement, party, by, at }) => ({ settlement_id: settlement, party_key: party, approved_by: by, approved_at: at }));
  await tx.insertInto('settlement_approvals').values(rows).execute();
}

/** Locks the row, so that two people who approve at once do it one after the other. */
export async function findSettlementForChange(tx: Tx, where: { readonly contractId: string; readonly id: string }): Promise<Settlement | undefined> {
  const row = await tx
    .selectFrom('settlements')
    .select(COLUMNS)
    .where('contract_id', '=', where.contractId)
    .where('id', '=', where.id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return toSettlement(row, (await loadApprovals(tx, [row.id])).get(row.id) ?? []);
}

export type StateChange = { readonly id: string; readonly state: SettlementState; readonly by: string; readonly at: string };

export async function saveState(tx: Tx, change: StateChange): Promise<void> {
  const set =
    change.state === 'approved'
      ? { approved_by: change.by, approved_at: change.at }
      : change.state === 'executed'
        ? { executed_by: change.by, executed_at: change.at }
        : {};
  await tx
    .updateTable('settlements')
    .set({ state: change.state, ...set })
    .where('id', '=', change.id)
    .execute();
}

/** What was executed per line, step by step, always in the same order: with the day on which that settlement looked, and the version its period was settled with. */
export async function loadSettled(tx: Tx, contractId: string): Promise<readonly Settled[]> {
  const rows = await tx
    .selectFrom('settlement_lines')
    .innerJoin('settlements', 'settlements.id', 'settlement_lines.settlement_id')
    .select([
      'settlement_lines.line_key as key',
      'settlement_lines.period as period',
      'settlement_lines.due_cents as due',
      'settlements.terms_version as version',
      'settlements.as_of_day as asOf',
      'settlement_lines.due_day as dueDay',
    ])
    .where('settlements.contract_id', '=', contractId)
    .where('settlements.state', '=', 'executed')
    .orderBy('settlements.executed_at')
    .orderBy('settlements.id')
    .orderBy(sql`settlement_lines.line_key collate "C"`)
    .execute();
  return rows.map(({ key, period, version, due, asOf, dueDay }) => ({
    key,
    period,
    version,
    amount: cents(due),
    asOf: day(asOf),
    ...(dueDay === null ? {} : { dueDay: day(dueDay) }),
  }));
}

/** The day on which each settlement that is under way was put before the payers, by its period. */
export async function loadProposedDays(tx: Tx, contractId: string): Promise<ReadonlyMap<string, Day>> {
  const rows = await tx
    .selectFrom('settlements')
    .select(['period_key as period', 'proposed_at as at'])
    .where('contract_id', '=', contractId)
    .where('state', 'in', ['proposed', 'approved'])
    .execute();
  return new Map(rows.map((row) => [row.period, dayOf(row.at)]));
}

/** Per line what was booked last, by the settlement that was executed last before this one. */
export async function loadBookedLines(tx: Tx, settlement: Pick<Settlement, 'id' | 'contractId' | 'period'>): Promise<ReadonlyMap<string, Line>> {
  const rows = await tx
    .selectFrom('settlements')
    .select('statement')
    .where('contract_id', '=', settlement.contractId)
    .where('period_key', '=', settlement.period)
    .where('state', '=', 'executed')
    .where('id', '<>', settlement.id)
    .orderBy('executed_at')
    .orderBy('id')
    .execute();
  return new Map(rows.flatMap((row) => parseLines(row.statement).map((line) => [line.key, line] as const)));
}

type Row = {
  readonly id: string;
  readonly contract_id: string;
  readonly period_key: string;
  readonly as_of_day: string;
  readonly terms_version: number;
  readonly state: SettlementState;
  readonly statement: unknown;
  readonly statement_hash: string;
  readonly currency: string;
  readonly computed_cents: number;
  readonly already_settled_cents: number;
  readonly due_cents: number;
  readonly proposed_at: string;
  readonly approved_at: string | null;
  readonly executed_at: string | null;
};

/** The lines that were agreed on add up to the amounts beside them. */
function wholeLines(row: Row): readonly Line[] {
  const lines = parseLines(row.statement);
  const isWhole = sum(lines.map((line) => line.due)) === row.due_cents && sum(lines.map((line) => line.computed)) === row.computed_cents;
  if (!isWhole) throw new StoredChanged('settlements', row.id);
  return lines;
}

function toSettlement(row: Row, approvals: readonly Approval[]): Settlement {
  return {
    id: row.id,
    contractId: row.contract_id,
    period: row.period_key,
    asOf: day(row.as_of_day),
    version: row.terms_version,
    state: row.state,
    statementHash: row.statement_hash,
    currency: row.currency,
    computed: cents(row.computed_cents),
    alreadySettled: cents(row.already_settled_cents),
    due: cents(row.due_cents),
    lines: wholeLines(row),
    proposedAt: row.proposed_at,
    approvedAt: row.approved_at,
    executedAt: row.executed_at,
    approvals,
  };
}

const HISTORY = {
  SettlementProposed: 'proposed',
  SettlementApprovalGiven: 'agreed',
  SettlementApproved: 'approved',
  SettlementExecuted: 'executed',
  SettlementWithdrawn: 'withdrawn',
} as const;
const stepSchema = z.object({ settlement: z.string(), reason: z.string().nullish() });

/** Everything that was done with the settlements of a contract, oldest first, by the events it left. */
export async function loadHistory(tx: Tx, contractId: string): Promise<readonly HistoryStep[]> {
  const rows = await tx
    .selectFrom('events')
    .select(['kind', 'body', 'actor_party as by', 'recorded_at as at'])
    .where('contract_id', '=', contractId)
    .where('kind', 'in', Object.keys(HISTORY))
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const kinds = new Map<string, HistoryStep['what']>(Object.entries(HISTORY));
  return rows.flatMap(({ kind, body, by, at }) => {
    const [what, step] = [kinds.get(kind), stepSchema.safeParse(body)];
    return what === undefined || !step.success ? [] : [{ settlement: step.data.settlement, what, at, by, reason: step.data.reason ?? null }];
  });
}
