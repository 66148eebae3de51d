import '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { System } from '../../platform/command.ts';
import { readInput } from '../../platform/http/input.ts';
import { NOT_FOUND, refuse } from '../../platform/http/problem.ts';
import { SESSION_COOKIE, choiceSchema, listChoices, readChoice, standsFor } from './session.ts';

/** Choosing who you are, until sign-in exists. */
export function sessionRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/session', async (request) => {
    const choice = readChoice(request);
    // Nobody yet is an answer, not a mistake: the start page asks this of every new visitor.
    if (choice === undefined) return { role: null };
    const party = (await listChoices(system)).find((entry) => entry.id === choice.partyId);
    return { role: choice.role, partyId: choice.partyId ?? null, partyName: party?.name ?? null, subject: choice.subject ?? null };
  });

  app.get('/api/session/choices', async () => ({ parties: await listChoices(system) }));

  app.post('/api/session', async (request, reply) => {
    const choice = readInput(choiceSchema, request.body);
    const party = (await listChoices(system)).find((entry) => entry.id === choice.partyId && standsFor(entry, choice));
    if (choice.partyId !== undefined && party === undefined) return refuse(reply, NOT_FOUND);
    void reply.setCookie(SESSION_COOKIE, JSON.stringify(choice), { path: '/', httpOnly: true, sameSite: 'strict' });
    return { role: choice.role, partyId: choice.partyId ?? null, partyName: party?.name ?? null, subject: choice.subject ?? null };
  });

  app.delete('/api/session', (_request, reply) => {
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return { role: null };
  });
}
