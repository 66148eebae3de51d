import { day } from '../engine/calendar.ts';
import { cents } from '../engine/money.ts';
import { must } from '../engine/result.ts';
import type { Result } from '../engine/result.ts';
import { inTransaction } from '../platform/db/tx.ts';
import type { Actor, System, Tx } from '../platform/command.ts';
import { SYSTEM_ACTOR } from '../platform/command.ts';
import type { Account } from './account.ts';
import { openAccounts } from './post.ts';
import type { Books } from './post.ts';
import { credit, debit } from './transfer.ts';
import type { NewTransfer } from './transfer.ts';

/** Small books for the tests: what every ledger test starts from. */
export async function openBooks(system: System, scope: string, paths: readonly string[], currency = 'EUR'): Promise<readonly Account[]> {
  const wanted = paths.map((path) => ({ scope, path, kind: 'test', currency, normalSide: 'debit' as const }));
  return valueOf(await asSystem(system, (tx) => openAccounts(tx, system.clock, wanted)));
}

export async function asSystem<T>(system: System, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await asActor(system, SYSTEM_ACTOR, work);
}

/** A value that is an error undoes the transaction, as a command does. */
export async function asActor<T>(system: System, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await inTransaction(system.database, actor, work, (value) => !isRefusal(value));
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

/** These tests are about books, whatever the reason of what stands in them; that a contract takes only money with a reason is tested with settlements. */
export async function takeAnyReason(system: System): Promise<void> {
  await system.database.pool.query('alter table ledger_transfers disable trigger check_reason_at_commit');
}

export function booksOf(system: System, scope: string): Books {
  return { scope, clock: system.clock };
}

type Payment = { readonly key: string; readonly to: Account; readonly from: Account; readonly amount: number; readonly on?: string };

/** Debits `to` and credits `from`. */
export function payment({ key, to, from, amount, on = '2026-11-01' }: Payment): NewTransfer {
  const entries = [debit(to.id, cents(amount)), credit(from.id, cents(amount))];
  return { key, kind: 'payment', memo: `payment ${key}`, happenedDay: day(on), effectiveDay: day(on), entries };
}

export function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function pick<T>(items: readonly T[], index: number): T {
  return must(items[index], `item ${index}`);
}
