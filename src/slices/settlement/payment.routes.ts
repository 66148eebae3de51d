import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Day, isDay } from '../../engine/calendar.ts';
import type { System } from '../../platform/command.ts';
import { keyOf, readInput } from '../../platform/http/input.ts';
import { NOT_SIGNED_IN, answer, refuse } from '../../platform/http/problem.ts';
import { findActorIn } from '../contract/index.ts';
import { paymentProblem } from './payment-messages.ts';
import { recordPayment, withdrawPayment } from './record-payment.ts';

const dayText = z.string().refine((text): text is Day => isDay(text), { error: 'day_shape' });
const slugParams = z.object({ slug: z.string().max(200) });
const paymentParams = z.object({ slug: z.string().max(200), id: z.string().max(300) });
const paymentBody = z.strictObject({
  period: dayText,
  payer: z.string().max(200),
  payee: z.string().max(200),
  amountCents: z.number().int(),
  day: dayText,
  isBack: z.boolean().default(false),
});

export function paymentRoutes(app: FastifyInstance, system: System): void {
  app.post('/api/contracts/:slug/payments', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const wish = readInput(paymentBody, request.body);
    return answer(reply, await recordPayment(system, { actor, key: keyOf(request), slug, wish }), paymentProblem);
  });

  app.post('/api/contracts/:slug/payments/:id/withdraw', async (request, reply) => {
    const { slug, id } = readInput(paymentParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    return answer(reply, await withdrawPayment(system, { actor, key: keyOf(request), slug, wish: { id } }), paymentProblem);
  });
}
