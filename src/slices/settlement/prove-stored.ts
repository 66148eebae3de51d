import type { TransferId } from '../../engine/ids.ts';
import { proveBalances, proveTransfers } from '../../ledger/proof.ts';
import { SYSTEM_ACTOR, type System, readAs } from '../../platform/command.ts';
import { type SealFinding, checkSeals, keptFindings } from '../../platform/db/seals.ts';
import { type ContradictionCode, findContradictions } from './proof.store.ts';

/** One row of the database that cannot be right, or rows that are gone (`key` is then empty). */
export type Finding = { readonly table: string; readonly key: string; readonly code: FindingCode; readonly count: number };
export type FindingCode = 'changed' | 'gone' | 'changed_before' | 'gone_before' | 'not_as_booked' | 'balance_differs' | ContradictionCode;

const TRANSFERS_AT_ONCE = 1_000;

/**
 * Looks through everything that is stored: rows against the marks they left, transfers against their hash, balances against entries, and
 * tables against each other. In pieces, with a pause after each, so that nobody waits for it. Out: what cannot be right; empty is good news.
 */
export async function proveStored(system: Pick<System, 'database'>, pause: () => Promise<void> = nextTurn): Promise<readonly Finding[]> {
  const seals = await checkSeals(system.database, pause);
  const kept = await keptFindings(system.database);
  const findings: Finding[] = [...seals.map(fromSeal), ...kept.map(fromBefore)];
  let after: TransferId | undefined;
  do {
    const from = after;
    const page = await readAs(system, SYSTEM_ACTOR, async (tx) => await proveTransfers(tx, { after: from, limit: TRANSFERS_AT_ONCE }));
    findings.push(...page.changed.map((key) => one('ledger_transfers', key, 'not_as_booked')));
    after = page.last;
    await pause();
  } while (after !== undefined);
  const accounts = await readAs(system, SYSTEM_ACTOR, proveBalances);
  findings.push(...accounts.map((key) => one('ledger_accounts', key, 'balance_differs')));
  return [...findings, ...(await contradictions(system, pause))];
}

async function contradictions(system: Pick<System, 'database'>, pause: () => Promise<void>): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (let at = 0; ; at += 1) {
    const number = at;
    const found = await readAs(system, SYSTEM_ACTOR, async (tx) => await findContradictions(tx, number));
    if (found === undefined) return findings;
    findings.push(...found.map(({ table, key, says }) => one(table, key, says)));
    await pause();
  }
}

function fromSeal({ table, key, problem, count }: SealFinding): Finding {
  return { table, key, code: problem, count };
}

/** Found when the tables were last changed: the marks of today say nothing about it. */
function fromBefore({ table, key, problem, count }: SealFinding): Finding {
  return { table, key, code: `${problem}_before`, count };
}

function one(table: string, key: string, code: FindingCode): Finding {
  return { table, key, code, count: 1 };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
