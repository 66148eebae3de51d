import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Day, isDay } from '../../engine/calendar.ts';
import { today } from '../../platform/clock.ts';
import { type Actor, type System, readAs } from '../../platform/command.ts';
import { NOT_FOUND, NOT_SIGNED_IN, answer, refuse } from '../../platform/http/problem.ts';
import { type Panel, canSee } from '../contract/contract.ts';
import { findActor, keyOf } from '../contract/index.ts';
import { approveSettlement } from './approve-settlement.ts';
import { executeSettlement } from './execute-settlement.ts';
import { type Basis, loadBasis, statementOf } from './load-settlement-basis.ts';
import { settlementProblem } from './messages.ts';
import { proposeSettlement } from './propose-settlement.ts';
import { listSettlements } from './settlement.store.ts';
import { visibleStatement } from './visible-statement.ts';
import { withdrawSettlement } from './withdraw-settlement.ts';

const dayText = z.string().refine((text): text is Day => isDay(text), { error: 'day_shape' });
const slugParams = z.object({ slug: z.string().max(200) });
const asOfQuery = z.object({ asOf: dayText.optional() });
const proposalBody = z.strictObject({ period: dayText, asOf: dayText.optional() });
const changeParams = z.object({ slug: z.string().max(200), id: z.string().max(80), wish: z.enum(['approve', 'execute', 'withdraw']) });

const CHANGES = { approve: approveSettlement, execute: executeSettlement, withdraw: withdrawSettlement };

export function settlementRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/contracts/:slug/statement', (request, reply) => withBasis(system, { request, reply, panel: 'settlement' }, ({ basis, actor, asOf, settlements }) => ({
    asOf,
    statement: actor.role === 'system' ? undefined : visibleStatement(statementOf(basis, asOf), actor.role),
    settled: basis.settled,
    settlements,
  })));

  app.post('/api/contracts/:slug/settlements', async (request, reply) => {
    const actor = await findActor(system, request);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const { slug } = slugParams.parse(request.params);
    const { period, asOf } = proposalBody.parse(request.body);
    const wish = { slug, period, asOf: asOf ?? today(system.clock) };
    return answer(reply, await proposeSettlement(system, { actor, key: keyOf(request), wish }), settlementProblem);
  });

  app.post('/api/contracts/:slug/settlements/:id/:wish', async (request, reply) => {
    const actor = await findActor(system, request);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const { slug, id, wish } = changeParams.parse(request.params);
    return answer(reply, await CHANGES[wish](system, { actor, key: keyOf(request), slug, id }), settlementProblem);
  });
}

export type Call = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly panel: Panel };
export type Found = { readonly basis: Basis; readonly actor: Actor; readonly asOf: Day; readonly settlements: Awaited<ReturnType<typeof listSettlements>> };

/** Loads a contract with its facts and settlements for somebody who may see the panel; for anybody else it does not exist. */
export async function withBasis<T>(system: System, call: Call, use: (found: Found) => T): Promise<unknown> {
  const actor = await findActor(system, call.request);
  if (actor === undefined) return refuse(call.reply, NOT_SIGNED_IN);
  if (actor.role === 'system' || !canSee(actor.role, call.panel)) return refuse(call.reply, NOT_FOUND);
  const { slug } = slugParams.parse(call.request.params);
  const asOf = asOfQuery.parse(call.request.query).asOf ?? today(system.clock);
  const found = await readAs(system, actor, async (tx) => {
    const basis = await loadBasis(tx, slug);
    return basis === undefined ? undefined : { basis, settlements: await listSettlements(tx, basis.contract.id) };
  });
  return found === undefined ? refuse(call.reply, NOT_FOUND) : use({ ...found, actor, asOf });
}
