import { daysBetween } from '../engine/calendar.ts';
import type { Day } from '../engine/calendar.ts';
import type { TransferId } from '../engine/ids.ts';
import { fail, must, ok } from '../engine/result.ts';
import type { Result } from '../engine/result.ts';
import type { Tx } from '../platform/command.ts';
import type { BookedTransfer } from './ledger.rows.ts';
import { postTransfers } from './post.ts';
import type { Books, Posted } from './post.ts';
import { findTransfer } from './read.ts';
import { mirrored } from './transfer.ts';
import type { NewTransfer, TransferRefused } from './transfer.ts';

export type Reversal = {
  readonly transferId: TransferId;
  /** The day from which the books read as if it had not happened; never before the transfer itself. */
  readonly effectiveDay: Day;
  /** Why, in words for a later reader of the books. */
  readonly reason: string;
};

export type ReversalRefused =
  | { readonly code: 'transfer_unknown'; readonly transferId: TransferId }
  | { readonly code: 'reversal_needs_reason'; readonly transferId: TransferId }
  | { readonly code: 'reversal_of_reversal'; readonly transferId: TransferId }
  | { readonly code: 'reversal_before_transfer'; readonly transferId: TransferId; readonly effectiveDay: Day; readonly transferDay: Day }
  | { readonly code: 'transfer_already_reversed'; readonly transferId: TransferId; readonly reversedBy: TransferId }
  | TransferRefused;

/**
 * The only correction: the same entries the other way round, dated, with a reason, at most once per transfer.
 * Asking for the same reversal twice gives the same answer; asking for another one of the same transfer is refused.
 */
export async function reverseTransfer(tx: Tx, books: Books, reversal: Reversal): Promise<Result<Posted, ReversalRefused>> {
  const transfer = await findTransfer(tx, { scope: books.scope, transferId: reversal.transferId });
  const checked = checkReversal(transfer, reversal);
  if (!checked.ok) return checked;
  const posted = await postTransfers(tx, books, [toTransfer(checked.value, reversal)]);
  if (posted.ok) return ok(must(posted.value[0], 'reversal that was posted'));
  return fail(posted.error.code === 'transfer_key_conflict' ? alreadyReversed(reversal, posted.error.transferId) : posted.error);
}

function checkReversal(
  transfer: BookedTransfer | undefined,
  { transferId, effectiveDay, reason }: Reversal,
): Result<BookedTransfer, ReversalRefused> {
  if (transfer === undefined) return fail({ code: 'transfer_unknown', transferId });
  if (reason.trim() === '') return fail({ code: 'reversal_needs_reason', transferId });
  if (transfer.reverses !== null) return fail({ code: 'reversal_of_reversal', transferId });
  const transferDay = transfer.effectiveDay;
  if (daysBetween(transferDay, effectiveDay) < 0) return fail({ code: 'reversal_before_transfer', transferId, effectiveDay, transferDay });
  return ok(transfer);
}

/** The key follows from the transfer: a second reversal meets the first one, also when both come at the same moment. */
function toTransfer({ id, entries }: BookedTransfer, { effectiveDay, reason }: Reversal): NewTransfer {
  return { key: `reverse ${id}`, kind: 'reversal', memo: reason, happenedDay: effectiveDay, effectiveDay, entries: mirrored(entries), reverses: id };
}

function alreadyReversed({ transferId }: Reversal, reversedBy: TransferId): ReversalRefused {
  return { code: 'transfer_already_reversed', transferId, reversedBy };
}
