import { cents, sum } from '../../../engine/money.ts';
import type { TrialRowView, TransferView } from '../books-shape.ts';
import type { Asked, SumPart } from './asked.ts';
import { type EntryRow, accountName, entriesBehind, lineOf, transferName } from './book-names.ts';
import type { Names } from './names.ts';
import type { BooksWords } from './words-books.ts';

export type TrialLook = {
  readonly transfers: readonly TransferView[];
  readonly names: Names;
  readonly words: BooksWords;
  readonly currency: string;
};

type Side = 'debit' | 'credit' | 'balance';
type Sum = Extract<Asked, { kind: 'sum' }>;

/** What an amount of the trial balance is the sum of: the entries of the account. Undefined when not all of them are at hand. */
export function askSide(row: TrialRowView, side: Side, look: TrialLook): Sum | undefined {
  const entries = entriesBehind(row, look.transfers);
  if (entries === undefined || entries.some((entry) => !canBeTold(entry.transfer))) return undefined;
  const { party, account } = accountName(row.account.path, look.names);
  const chosen = entries.filter((entry) => side === 'balance' || (side === 'debit' ? entry.amountCents > 0 : entry.amountCents < 0));
  const sign = signOf(row, side);
  const parts = chosen.map((entry) => partOf(entry, sign, look));
  return toSum({ id: `trial ${row.account.id} ${side}`, title: `${party}: ${account}`, parts, look });
}

/** Credits are negative in the books; a credit, and a balance on the credit side, is told as what it is. */
function signOf(row: TrialRowView, side: Side): 1 | -1 {
  return side === 'credit' || (side === 'balance' && row.balanceCents < 0) ? -1 : 1;
}

/** All debits or all credits: of every account its part. */
export function askTotal(rows: readonly TrialRowView[], side: 'debit' | 'credit', look: TrialLook): Sum | undefined {
  const asked = rows.filter((row) => (side === 'debit' ? row.debitCents : row.creditCents) !== 0).map((row) => askSide(row, side, look));
  const parts = asked.flatMap((of) => (of === undefined ? [] : [{ title: of.title, about: '', amountCents: of.amountCents, asked: of }]));
  return parts.length < asked.length ? undefined : toSum({ id: `trial #all ${side}`, title: look.words.trial[side], parts, look });
}

/** Money that moved because somebody said so, and what was undone of it: named, not explained. */
const MOVED: ReadonlySet<string> = new Set(['payment', 'draw', 'cost', 'reversal']);

function canBeTold(transfer: TransferView): boolean {
  return lineOf(transfer) !== undefined || MOVED.has(transfer.kind);
}

function partOf(entry: EntryRow, sign: 1 | -1, look: TrialLook): SumPart {
  const title = transferName(entry.transfer, look);
  const { memo, happenedDay } = entry.transfer;
  const asked = lineOf(entry.transfer) && { kind: 'line' as const, id: `trial ${entry.key}`, title, line: memo, asOf: happenedDay };
  const about = (entry.amountCents > 0 ? look.words.trial.debit : look.words.trial.credit).toLowerCase();
  return { title, about, amountCents: sign * entry.amountCents, asked };
}

type ToSum = { readonly id: string; readonly title: string; readonly parts: readonly SumPart[]; readonly look: TrialLook };

function toSum({ id, title, parts, look }: ToSum): Sum {
  const amountCents = sum(parts.map((part) => cents(part.amountCents)));
  return { kind: 'sum', adds: 'entries', id, title, amountCents, currency: look.currency, parts };
}
