import '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ROLES, type Role } from '../../engine/terms.ts';
import { type Actor, SYSTEM_ACTOR, type System, readAs } from '../../platform/command.ts';
import { listParties, listPartiesOf } from './contract.store.ts';

/**
 * Who is asking. Until sign-in exists a sample installation lets you choose a role, and a party if you like; the choice stands in a
 * cookie. Without a party you stand in for every party of that role. What follows from it (row level security, panels) is real.
 */
export const SESSION_COOKIE = 'lente_me';

export const choiceSchema = z.strictObject({
  role: z.enum(ROLES),
  partyId: z
    .string()
    .regex(/^par_\w+$/)
    .optional(),
  subject: z.string().min(1).max(80).optional(),
});
export type Choice = z.output<typeof choiceSchema>;

export type PartyChoice = { readonly id: string; readonly name: string; readonly role: Role };

/** Every party with a role in some contract, once. */
export async function listChoices(system: Pick<System, 'database'>): Promise<readonly PartyChoice[]> {
  const parties = await readAs(system, SYSTEM_ACTOR, listParties);
  const byKey = new Map(parties.map((party) => [`${party.role} ${party.partyId}`, { id: party.partyId, name: party.name, role: party.role }]));
  return [...byKey.values()].sort((left, right) => left.name.localeCompare(right.name, 'nl'));
}

export function readChoice(request: FastifyRequest): Choice | undefined {
  const text = request.cookies[SESSION_COOKIE];
  if (text === undefined) return undefined;
  const parsed = choiceSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The actor of a request, or undefined when nobody was chosen. A party that does not have the role stands for nobody. */
export async function findActor(system: Pick<System, 'database'>, request: FastifyRequest): Promise<Actor | undefined> {
  const choice = readChoice(request);
  return choice === undefined ? undefined : toActor(choice, await listChoices(system));
}

/** The same for one contract: only for the parties that have the role there, so that what is done is written to their name. */
export async function findActorIn(system: Pick<System, 'database'>, request: FastifyRequest, slug: string): Promise<Actor | undefined> {
  const choice = readChoice(request);
  if (choice === undefined) return undefined;
  const parties = await readAs(system, SYSTEM_ACTOR, (tx) => listPartiesOf(tx, slug));
  return toActor(
    choice,
    parties.map((party) => ({ id: party.partyId, name: party.name, role: party.role })),
  );
}

function toActor(choice: Choice, parties: readonly PartyChoice[]): Actor {
  const partyIds = parties.filter((party) => standsFor(party, choice)).map((party) => party.id);
  return choice.subject === undefined ? { role: choice.role, partyIds } : { role: choice.role, partyIds, subject: choice.subject };
}

export function standsFor(party: PartyChoice, choice: Choice): boolean {
  // A participant is no party of a contract: it looks along with the provider's contracts, and then sees only its own file.
  const role = choice.role === 'participant' ? 'provider' : choice.role;
  return party.role === role && (choice.partyId === undefined || party.id === choice.partyId);
}
