import type { Cash } from '../../engine/facts.ts';
import { newId, now, today } from '../../platform/clock.ts';
import type { System, Tx } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';
import { nameOf } from './fact-changes.ts';
import { type StoredFact, insertBatch, loadStanding } from './fact.store.ts';

/**
 * One movement of money that somebody entered by hand: a fact as from a file, with who says it. In the transaction of
 * whoever asks, whose event names the batch. Out: the id of that batch.
 */
export async function addCash(
  tx: Tx,
  system: System,
  entry: { readonly contractId: string; readonly by: string; readonly as: string; readonly fact: Cash },
): Promise<string> {
  const recordedDay = today(system.clock);
  const { received: _received, order: _order, by: _by, as: _as, ...written } = entry.fact;
  const fact: StoredFact = { list: 'cash', fact: { ...written, recorded: recordedDay } };
  const { versions, count } = await loadStanding(tx, entry.contractId, [fact]);
  const batch = newId(system.clock, 'bat');
  await insertBatch(tx, {
    id: batch,
    contractId: entry.contractId,
    fileName: '',
    recordedDay,
    receivedAt: now(system.clock),
    contentHash: hashText(JSON.stringify(fact)),
    uploadedBy: entry.by,
    uploadedAs: entry.as,
    facts: [{ id: newId(system.clock, 'fac'), number: (versions.get(nameOf(fact)) ?? 0) + 1, order: count + 1, received: recordedDay, fact }],
  });
  return batch;
}
