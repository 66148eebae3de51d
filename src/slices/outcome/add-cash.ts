import type { Cash } from '../../engine/facts.ts';
import { newId, today } from '../../platform/clock.ts';
import type { System, Tx } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';
import { type StoredFact, insertBatch, keyOf, loadLatest, numberedKey } from './fact.store.ts';

/** One movement of money that somebody entered by hand: a fact as from a file, with who says it. In the transaction of whoever asks. */
export async function addCash(
  tx: Tx,
  system: System,
  entry: { readonly contractId: string; readonly by: string; readonly fact: Cash },
): Promise<void> {
  const recordedDay = today(system.clock);
  const stored: StoredFact = { list: 'cash', fact: { ...entry.fact, recorded: recordedDay } };
  const key = keyOf(stored);
  const before = (await loadLatest(tx, entry.contractId)).get(key);
  await insertBatch(tx, {
    id: newId(system.clock, 'bat'),
    contractId: entry.contractId,
    fileName: '',
    recordedDay,
    contentHash: hashText(JSON.stringify(stored)),
    uploadedBy: entry.by,
    facts: [{ id: newId(system.clock, 'fac'), key: numberedKey(key, (before?.number ?? 0) + 1), fact: stored }],
  });
}
