import type { Day } from '../engine/calendar.ts';
import type { AccountId, TransferId } from '../engine/ids.ts';
import type { Cents } from '../engine/money.ts';
import type { Account, Side } from './account.ts';

export type AccountRow = {
  readonly id: AccountId;
  readonly scope: string;
  readonly path: string;
  readonly kind: string;
  readonly currency: string;
  readonly normal_side: Side;
};

export function toAccount({ id, scope, path, kind, currency, normal_side }: AccountRow): Account {
  return { id, scope, path, kind, currency, normalSide: normal_side };
}

export type BookedEntry = { readonly position: number; readonly accountId: AccountId; readonly amount: Cents };
export type BookedTransfer = {
  readonly id: TransferId;
  readonly key: string;
  readonly kind: string;
  readonly memo: string;
  readonly happenedDay: Day;
  readonly recordedAt: string;
  readonly effectiveDay: Day;
  readonly reverses: TransferId | null;
  readonly reversedBy: TransferId | null;
  readonly entries: readonly BookedEntry[];
};

/** A transfer as the database gives it: one row per entry, in the order of booking. */
export type TransferRow = {
  readonly id: TransferId;
  readonly idempotency_key: string;
  readonly kind: string;
  readonly memo: string;
  readonly happened_day: Day;
  readonly recorded_at: string;
  readonly effective_day: Day;
  readonly reverses: TransferId | null;
  readonly reversed_by: TransferId | null;
} & { readonly position: number; readonly account_id: AccountId; readonly amount: Cents };

export function toTransfers(rows: readonly TransferRow[]): readonly BookedTransfer[] {
  const byTransfer = Map.groupBy(rows, ({ id }) => id);
  return [...byTransfer.values()].flatMap((lines) => lines.slice(0, 1).map((head) => toTransfer(head, lines)));
}

function toTransfer(head: TransferRow, lines: readonly TransferRow[]): BookedTransfer {
  return {
    id: head.id,
    key: head.idempotency_key,
    kind: head.kind,
    memo: head.memo,
    happenedDay: head.happened_day,
    recordedAt: head.recorded_at,
    effectiveDay: head.effective_day,
    reverses: head.reverses,
    reversedBy: head.reversed_by,
    entries: lines.map(({ position, account_id, amount }) => ({ position, accountId: account_id, amount })),
  };
}
