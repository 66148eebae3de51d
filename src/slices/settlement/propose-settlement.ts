import type { Day } from '../../engine/calendar.ts';
import { cents, sum } from '../../engine/money.ts';
import { type Result, fail, must, ok } from '../../engine/result.ts';
import type { Statement } from '../../engine/statement.ts';
import { newId, now, today } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type Outcome, type System, type Tx, runCommand } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';
import { actingParty, may, sheetsOf } from '../contract/contract.ts';
import { type Basis, loadBasisForChange, statementToPropose } from './load-settlement-basis.ts';
import { type Settlement, type SettlementProblem, findProposalProblem, linesToSettle, lookOn } from './settlement.ts';
import { leansOn } from './settlement-leaning.ts';
import { insertSettlement, listSettlements } from './settlement.store.ts';

export type Proposal = { readonly slug: string; readonly period: string; readonly asOf: Day };
export type CommandInput<T> = { readonly actor: Actor; readonly key?: string | undefined; readonly dryRun?: boolean | undefined; readonly wish: T };

/** Puts the lines of one closed period, as the facts stand on a day, before those who pay. */
export async function proposeSettlement(
  system: System,
  input: CommandInput<Proposal>,
): Promise<Result<{ id: string }, SettlementProblem | KeyUsedOtherwise>> {
  const { actor, wish } = input;
  if (!may(actor.role, 'proposeSettlement')) return fail({ code: 'not_allowed', wish: 'proposeSettlement', role: actor.role });
  return await runCommand<{ id: string }, SettlementProblem>(
    system,
    { name: 'proposeSettlement', actor, key: input.key, body: wish, dryRun: input.dryRun },
    (tx) => propose(tx, system, input),
  );
}

async function propose(tx: Tx, system: System, input: CommandInput<Proposal>): Promise<Result<Outcome<{ id: string }>, SettlementProblem>> {
  const { actor, wish } = input;
  const until = today(system.clock);
  if (wish.asOf > until) return fail({ code: 'as_of_in_future', asOf: wish.asOf, today: until });
  const basis = await loadBasisForChange(tx, wish.slug, actor);
  if (basis === undefined) return fail({ code: 'not_found' });
  const settlements = await listSettlements(tx, basis.contract.id);
  const look = lookOn(wish, settlements, until);
  // What the system itself settles is history (samples): it was put before the payers on the day it looks from.
  const statement = statementToPropose(basis, look, actor.role === 'system' ? look : until);
  const problem = findProposalProblem(statement, wish.period, settlements);
  if (problem !== undefined) return fail(problem);
  const lines = linesToSettle(statement, wish.period);
  const first = leansOn({ ...basis, sheets: sheetsOf(basis.contract), settlements }, { statement, period: wish.period, lines, until: 'under_way' });
  if (first.length > 0) return fail({ code: 'leans_on', period: wish.period, first, wish: 'propose' });
  const settlement = makeSettlement(system, basis, { statement, period: wish.period });
  await insertSettlement(tx, settlement, actingParty(basis.contract.parties, actor) ?? actor.role);
  const body = { settlement: settlement.id, period: settlement.period, dueCents: settlement.due, statementHash: settlement.statementHash };
  return ok({
    answer: { id: settlement.id },
    event: { kind: 'SettlementProposed', contractId: basis.contract.id, body, effectiveDay: settlement.asOf },
  });
}

function makeSettlement(system: System, basis: Basis, part: { readonly statement: Statement; readonly period: string }): Settlement {
  const lines = linesToSettle(part.statement, part.period);
  const alreadySettled = sum(lines.map((line) => line.alreadySettled));
  const computed = sum(lines.map((line) => line.computed));
  return {
    id: newId(system.clock, 'set'),
    contractId: basis.contract.id,
    period: part.period,
    asOf: part.statement.asOf,
    version: must(lines[0], 'line').version,
    state: 'proposed',
    statementHash: hashText(JSON.stringify(lines)),
    currency: part.statement.currency,
    computed,
    alreadySettled,
    due: cents(computed - alreadySettled),
    lines,
    proposedAt: now(system.clock),
    approvedAt: null,
    executedAt: null,
    approvals: [],
  };
}
