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
import { type Said, loadSaid } from '../outcome/index.ts';
import { approveSettlement } from './approve-settlement.ts';
import { executeSettlement } from './execute-settlement.ts';
import { publishedBasis } from './frozen-day.ts';
import { type Basis, loadBasis, statementFor } from './load-settlement-basis.ts';
import { settlementProblem } from './messages.ts';
import { moneyView } from './money-view.ts';
import { proposeSettlement } from './propose-settlement.ts';
import { approversOf, signaturesOf } from './settlement-approvals.ts';
import { type HistoryStep, dayOf, proposedOf, settledOf, settlementsOn } from './settlement-past.ts';
import type { Settlement } from './settlement.ts';
import { listSettlements, loadHistory } from './settlement.store.ts';
import { visibleStatement } from './visible-statement.ts';
import { withdrawSettlement } from './withdraw-settlement.ts';

/** A day that is asked for. Outside these centuries the days that follow from it (a term of payment) cannot be written any more. */
const dayText = z.string().refine((text): text is Day => isDay(text) && text >= '1900-01-01' && text <= '2199-12-31', { error: 'day_shape' });
const slugParams = z.object({ slug: z.string().max(200) });
const asOfQuery = z.object({ asOf: dayText.optional() });
const proposalBody = z.strictObject({ period: dayText, asOf: dayText.optional() });
/** For which payer is agreed; without it for every payer that the one who asks stands for. */
const changeBody = z.strictObject({ party: z.string().max(200).optional(), reason: z.string().trim().min(1).max(1_000).optional() }).nullish();
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
    const body = wish === 'execute' ? undefined : readInput(changeBody, request.body);
    const { party, reason } = { party: wish === 'approve' ? body?.party : undefined, reason: wish === 'withdraw' ? body?.reason : undefined };
    return answer(reply, await CHANGES[wish](system, { actor, key: keyOf(request), slug, id, party, reason }), settlementProblem);
  });
}

/** For who sees no facts all of it is of what was published: see frozen-day.ts. */
function toView(found: Found): unknown {
  const { basis, actor, asOf, settlements, steps, said } = found;
  if (actor.role === 'system') return undefined;
  const statement = statementFor(found);
  const shown = settlements.map((settlement) => ({
    ...withApprovers(settlement, basis.contract, actor),
    steps: stepsOf(settlement, steps, basis.contract),
  }));
  const owed = canSee(actor.role, 'flow') ? owedOf(basis, statement) : [];
  const money = moneyView({ basis, actor, asOf: found.paidOn, settlements, said });
  return { asOf, statement: visibleStatement(statement, actor.role), settled: basis.settled, settlements: shown, owed, money };
}

/** A guarantee, a malus, an early end: owed because of the capital, beside the lines; up to the last due day of these. */
function owedOf({ contract, facts }: Basis, statement: Statement): readonly OwedBeside[] {
  const sheets = sheetsOf(contract);
  if (sheets.at(-1)?.capital === undefined) return [];
  return shareOut(sheets, statement, facts).waterfall?.owed ?? [];
}

type Loaded = Pick<Found, 'basis' | 'settlements' | 'steps' | 'said'>;

/** Looking back: what was booked and agreed at the end of that day, by the versions there were. Facts follow the day by themselves. */
function asItWas({ basis, settlements, steps, said }: Loaded, asOf: Day): Loaded {
  const then = settlementsOn(settlements, steps, asOf);
  const versions = basis.contract.versions.filter((version, index) => index === 0 || (dayOf(version.recordedAt) ?? '') <= asOf);
  const known = steps.filter((step) => (dayOf(step.at) ?? '') <= asOf);
  return {
    basis: { ...basis, contract: { ...basis.contract, versions }, settled: settledOf(then), proposed: proposedOf(then) },
    settlements: then,
    steps: known,
    said,
  };
}

/** Who did what with it, by name. */
function stepsOf({ id }: Settlement, steps: readonly HistoryStep[], { parties }: StoredContract) {
  const own = steps.filter((step) => step.settlement === id);
  return own.map(({ what, at, by, reason }) => ({ what, at, reason, by: parties.find((party) => party.partyId === by)?.name ?? null }));
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
  /** Until which day payments count. */
  readonly paidOn: Day;
  /** Only for who sees no facts: what was published, instead of what the facts come to. */
  readonly published: Statement | undefined;
  readonly settlements: readonly Settlement[];
  readonly steps: readonly HistoryStep[];
  readonly said: ReadonlyMap<string, Said>;
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
    if (basis === undefined) return undefined;
    const { id } = basis.contract;
    return { basis, settlements: await listSettlements(tx, id), steps: await loadHistory(tx, id), said: await loadSaid(tx, id) };
  });
  if (found === undefined) return refuse(call.reply, NOT_FOUND);
  const then = asked < today(system.clock) ? asItWas(found, asked) : found;
  const paidOn = asked;
  if (canSee(actor.role, 'facts')) return use({ ...then, asOf: asked, paidOn, published: undefined, actor });
  return use({ ...then, ...(await publishedBasis(then, { asked, today: today(system.clock) })), paidOn, actor });
}
