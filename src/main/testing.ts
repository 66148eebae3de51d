import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { z } from 'zod';
import { must } from '../engine/result.ts';
import type { Role, TermSheet } from '../engine/terms.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { type Actor, SYSTEM_ACTOR, type System } from '../platform/command.ts';
import { type TestKind, openTestSystem } from '../platform/db/testing.ts';
import type { Problem } from '../platform/http/problem.ts';
import { readTermSheet, registerContract } from '../slices/contract/index.ts';
import { createServer } from './system.ts';

/** The whole server on a database of its own, with a clock that tests turn. What every test of the slices starts from. */
export type TestServer = {
  readonly system: System;
  readonly app: Awaited<ReturnType<typeof createServer>>;
  /** From now on it is this day, at nine in the morning. */
  readonly setDay: (text: string) => void;
  readonly close: () => Promise<void>;
};

export async function openTestServer(kind: TestKind = 'embedded', today = '2026-11-23'): Promise<TestServer> {
  const base = await openTestSystem(kind);
  let nowMs = Date.parse(`${today}T08:00:00Z`);
  const chance = systemClock();
  const clock: Clock = { nowMs: () => (nowMs += 1), randomBytes: chance.randomBytes };
  const system: System = { ...base, clock };
  const app = await createServer(system, { mostPerMinute: 100_000 });
  const close = async (): Promise<void> => {
    await app.close();
    await system.database.close();
  };
  return { system, app, setDay: (text) => void (nowMs = Date.parse(`${text}T08:00:00Z`)), close };
}

/** What of the sheet a test changes: whole lines of YAML under their field. */
export type TermParts = Partial<Readonly<Record<'version' | 'effective' | 'currency' | 'parties' | 'calendar' | 'rules' | 'rest', string>>>;

const PARTIES = `
  - { id: gemeente, name: Gemeente Noord, roles: [commissioner] }
  - { id: doen, name: Stichting Doen, roles: [provider] }
  - { id: fonds, name: Fonds Lente, roles: [investor, guarantor] }
  - { id: aanjager, name: Bureau Aanjager, roles: [arranger] }
  - { id: toets, name: Bureau Toets, roles: [assessor] }`;

const RULES = `
  - { id: baan_betaald, outcome: baan, price: 1000 }
  - { id: huis_betaald, outcome: huis, price: 700 }`;

/** A contract of 2026 in quarters: a job at 1,000 euros and a home at 700. */
export function termsText(slug: string, parts: TermParts = {}): string {
  return [
    'lente: 1',
    `contract: ${slug}`,
    `version: ${parts.version ?? '1'}`,
    ...(parts.effective === undefined ? [] : [`effective: ${parts.effective}`]),
    'title: { nl: Werk in Noord, en: Work in the North }',
    'promise: { nl: Wij helpen mensen aan werk., en: We help people into work. }',
    'form: direct',
    `currency: ${parts.currency ?? 'EUR'}`,
    `parties:${parts.parties ?? PARTIES}`,
    'period: { from: 2026-01-01, to: 2026-12-31 }',
    `calendar:${parts.calendar ?? ' { every: quarter, paymentTermDays: 30 }'}`,
    'outcomes:',
    '  - { id: baan, title: { nl: Baan, en: Job }, unit: deelnemer, definition: { evidence: Een contract, maximum: Hooguit 9999 euro } }',
    '  - { id: huis, title: { nl: Huis, en: Home }, unit: deelnemer }',
    `rules:${parts.rules ?? RULES}`,
    parts.rest ?? '',
  ].join('\n');
}

export function readTerms(source: string): { readonly sheet: TermSheet; readonly source: string } {
  const read = readTermSheet(source, 'terms.yaml');
  if (!read.ok) throw new Error(`terms of a test are wrong: ${JSON.stringify(read.error.map(({ code, data, line }) => ({ code, data, line })))}`);
  return { sheet: read.value.sheet, source };
}

/** Registers as the system, as samples are: so that every party exists and stands in the contract. */
export async function registerAsSystem(system: System, slug: string, parts: TermParts = {}): Promise<void> {
  const registered = await registerContract(system, { actor: SYSTEM_ACTOR, terms: readTerms(termsText(slug, parts)) });
  if (!registered.ok) throw new Error(JSON.stringify(registered.error));
}

const choicesSchema = z.object({ parties: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })) });

/** The actor of one organisation in one role; a participant stands beside a provider. */
export async function actorOf(server: TestServer, name: string, role: Role, subject?: string): Promise<Actor> {
  const { parties } = choicesSchema.parse((await server.app.inject('/api/session/choices')).json());
  const held = role === 'participant' ? 'provider' : role;
  const party = must(
    parties.find((entry) => entry.name === name && entry.role === held),
    `party ${name} as ${role}`,
  );
  return subject === undefined ? { role, partyIds: [party.id] } : { role, partyIds: [party.id], subject };
}

export type Ask = (
  method: 'GET' | 'POST' | 'DELETE' | 'PUT',
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<LightMyRequestResponse>;

/** Asks as one organisation, with the cookie that the start page would have set. */
export async function askAs(server: TestServer, name: string, role: Role, subject?: string): Promise<Ask> {
  const { partyIds } = await actorOf(server, name, role, subject);
  return askWith(server, { role, partyId: partyIds[0], subject });
}

/** Asks with any choice in the cookie; none at all: nobody was chosen. */
export function askWith(server: TestServer, choice?: unknown): Ask {
  const cookies = choice === undefined ? {} : { lente_me: JSON.stringify(choice) };
  return async (method, url, body, headers = {}) => {
    const options: InjectOptions = { method, url, cookies, headers };
    return await server.app.inject(body === undefined ? options : { ...options, payload: toPayload(body) });
  };
}

function toPayload(body: unknown): string | object {
  return typeof body === 'string' || (typeof body === 'object' && body !== null) ? body : JSON.stringify(body);
}

export function problemOf(reply: LightMyRequestResponse): Omit<Problem, 'status'> {
  return z.object({ code: z.string(), nl: z.string().min(10), en: z.string().min(10), data: z.unknown() }).parse(reply.json());
}
