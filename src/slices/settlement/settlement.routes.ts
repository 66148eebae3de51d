import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Day, isDay } from '../../engine/calendar.ts';
import { shareOut } from '../../engine/share-out.ts';
import type { Statement } from '../../engine/statement.ts';
import type { OwedBeside } from '../../engine/waterfall-types.ts';
import { today } from '../../platform/clock.ts';
import { type Actor, type System, readAs } from '../../platform/command.ts';
import { keyOf, readInput } from '../../platform/http/input.ts';
import { NOT_FOUND, NOT_SIGNED_IN, answer, refuse } from '../../platform/http/problem.ts';
import { type Panel, type StoredContract, canSee, sheetsOf } from '../contract/contract.ts';
import { findActorIn } from '../contract/index.ts';
import { approveSettlement } from './approve-settlement.ts';
import { executeSettlement } from './execute-settlement.ts';
import { withoutDays } from './frozen-day.ts';
import { type Basis, loadBasis, statementOf } from './load-settlement-basis.ts';
import { settlementProblem } from './messages.ts';
import { proposeSettlement } from './propose-settlement.ts';
import { approversOf, signaturesOf } from './settlement-approvals.ts';
import type { Settlement } from './settlement.ts';
import { listSettlements } from './settlement.store.ts';
import { hiddenIn, visibleLines, visibleStatement } from './visible-statement.ts';
import { withdrawSettlement } from './withdraw-settlement.ts';

/** A day that is asked for. Outside these centuries the days that follow from it (a term of payment) cannot be written any more. */
const dayText = z.string().refine((text): text is Day => isDay(text) && text >= '1900-01-01' && text <= '2199-12-31', { error: 'day_shape' });
const slugParams = z.object({ slug: z.string().max(200) });
const asOfQuery = z.object({ asOf: dayText.optional() });
const proposalBody = z.strictObject({ period: dayText, asOf: dayText.optional() });
/** For which payer is agreed; without it for every payer that the one who asks stands for. */
const changeBody = z.strictObject({ party: z.string().max(200).optional() }).nullish();
const changeParams = z.object({ slug: z.string().max(200), id: z.string().max(80), wish: z.enum(['approve', 'execute', 'withdraw']) });

const CHANGES = { approve: approveSettlement, execute: executeSettlement, withdraw: withdrawSettlement };

export function settlementRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/contracts/:slug/statement', (request, reply) => withBasis(system, { request, reply, panel: 'settlement' }, (found) => toView(found)));

  app.post('/api/contracts/:slug/settlements', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const { period, asOf } = readInput(proposalBody, request.body);
    const wish = { slug, period, asOf: asOf ?? today(system.clock) };
    return answer(reply, await proposeSettlement(system, { actor, key: keyOf(request), wish }), settlementProblem);
  });

  app.post('/api/contracts/:slug/settlements/:id/:wish', async (request, reply) => {
    const { slug, id, wish } = readInput(changeParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const party = wish === 'approve' ? readInput(changeBody, request.body)?.party : undefined;
    return answer(reply, await CHANGES[wish](system, { actor, key: keyOf(request), slug, id, party }), settlementProblem);
  });
}

/** What was settled before goes the same way as the statement: who sees no facts gets no small counts through it either. */
function toView({ basis, actor, asOf, settlements: found }: Found): unknown {
  const statement = statementOf(basis, asOf);
  if (actor.role === 'system') return undefined;
  const settlements = found.map((settlement) => withApprovers(settlement, basis.contract, actor));
  const shown = visibleStatement(statement, actor.role);
  const owed = canSee(actor.role, 'flow') ? owedOf(basis, statement) : [];
  if (canSee(actor.role, 'facts')) return { asOf, statement: shown, settled: basis.settled, settlements, owed };
  const hidden = hiddenIn(statement);
  // The fingerprint is of the lines as they are: with it a guess could be checked.
  // And what is under way is of today, while they look on an earlier day.
  const past = settlements.filter((settlement) => settlement.state === 'executed' && settlement.asOf <= asOf);
  const blurred = past.map((settlement) => ({ ...settlement, statementHash: '', lines: visibleLines(settlement.lines, hidden) }));
  return { asOf, statement: shown, settled: [], settlements: blurred, owed };
}

/** A guarantee, a malus, an early end: owed because of the capital, beside the lines; up to the last due day of these. */
function owedOf({ contract, facts }: Basis, statement: Statement): readonly OwedBeside[] {
  const sheets = sheetsOf(contract);
  if (sheets.at(-1)?.capital === undefined) return [];
  return shareOut(sheets, statement, facts).waterfall?.owed ?? [];
}

/** Who has to agree, who did and when, and for whom the one who asks stands. */
function withApprovers({ approvals, ...settlement }: Settlement, contract: StoredContract, actor: Actor) {
  const approvers = approversOf(settlement.lines, contract.parties);
  const own = new Set(signaturesOf(approvers, contract.parties, actor).map((signature) => signature.party));
  const agreed = new Map(approvals.map(({ party, at }) => [party, at]));
  return { ...settlement, approvers: approvers.map((party) => ({ party, agreedAt: agreed.get(party) ?? null, isYours: own.has(party) })) };
}

export type Call = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly panel: Panel };
export type Found = {
  readonly basis: Basis;
  readonly actor: Actor;
  readonly asOf: Day;
  readonly settlements: Awaited<ReturnType<typeof listSettlements>>;
};

/** Loads a contract with its facts and settlements for somebody who may see the panel; for anybody else it does not exist. */
export async function withBasis<T>(system: System, call: Call, use: (found: Found) => T): Promise<unknown> {
  const { slug } = readInput(slugParams, call.request.params);
  const actor = await findActorIn(system, call.request, slug);
  if (actor === undefined) return refuse(call.reply, NOT_SIGNED_IN);
  if (actor.role === 'system' || !canSee(actor.role, call.panel)) return refuse(call.reply, NOT_FOUND);
  const asked = readInput(asOfQuery, call.request.query).asOf ?? today(system.clock);
  const found = await readAs(system, actor, async (tx) => {
    const basis = await loadBasis(tx, slug, actor);
    return basis === undefined ? undefined : { basis, settlements: await listSettlements(tx, basis.contract.id) };
  });
  if (found === undefined) return refuse(call.reply, NOT_FOUND);
  const seen = canSee(actor.role, 'facts') ? { ...found, asOf: asked } : withoutDays(found, { asked, today: today(system.clock) });
  return use({ ...seen, actor });
}
