import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Facts } from '../../engine/facts.ts';
import { type Actor, type System, readAs } from '../../platform/command.ts';
import { NOT_FOUND, NOT_SIGNED_IN, answer, refuse } from '../../platform/http/problem.ts';
import { canSee } from '../contract/contract.ts';
import { findActor, findContract, keyOf } from '../contract/index.ts';
import { readFacts } from './fact-file.ts';
import { type StoredFact, listBatches, loadFacts } from './fact.store.ts';
import { factIssuesProblem, factProblem } from './messages.ts';
import { recordFacts } from './record-facts.ts';

const MAX_FILE = 20_000_000;
/** onlyGood: leave out the rows with an error (they were shown and can be downloaded); without it one bad row refuses the file. */
const fileBody = z.strictObject({ fileName: z.string().max(200), source: z.string().max(MAX_FILE), onlyGood: z.boolean().default(false) });
const slugParams = z.object({ slug: z.string().max(200) });

export function outcomeRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/contracts/:slug/facts', async (request, reply) => {
    const actor = await findActor(system, request);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const { slug } = slugParams.parse(request.params);
    return (await readVisibleFacts(system, actor, slug)) ?? refuse(reply, NOT_FOUND);
  });

  app.post('/api/contracts/:slug/facts', { bodyLimit: MAX_FILE + 1_000 }, async (request, reply) => {
    const actor = await findActor(system, request);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const { slug } = slugParams.parse(request.params);
    const { fileName, source, onlyGood } = fileBody.parse(request.body);
    const contract = await readAs(system, actor, (tx) => findContract(tx, slug));
    const sheet = contract?.versions.at(-1)?.sheet;
    if (sheet === undefined) return refuse(reply, NOT_FOUND);
    const reading = readFacts(source, fileName, sheet);
    const errors = reading.issues.filter((issue) => issue.severity === 'error');
    if (errors.length > 0 && !onlyGood) return refuse(reply, factIssuesProblem(errors));
    return answer(reply, await recordFacts(system, { actor, key: keyOf(request), slug, file: { fileName, facts: toStored(reading.facts) } }), factProblem);
  });
}

type VisibleFacts = { readonly facts: Facts; readonly batches: Awaited<ReturnType<typeof listBatches>> };

/** A participant sees the facts of its own pseudonym and nothing else; a role without this panel finds nothing. */
async function readVisibleFacts(system: System, actor: Actor, slug: string): Promise<VisibleFacts | undefined> {
  if (actor.role === 'system' || !(canSee(actor.role, 'facts') || canSee(actor.role, 'own-facts'))) return undefined;
  const isOwnOnly = !canSee(actor.role, 'facts');
  return await readAs(system, actor, async (tx) => {
    const contract = await findContract(tx, slug);
    if (contract === undefined) return undefined;
    const facts = await loadFacts(tx, contract.id);
    return { facts: isOwnOnly ? ownFacts(facts, actor.subject) : facts, batches: isOwnOnly ? [] : await listBatches(tx, contract.id) };
  });
}

function ownFacts(facts: Facts, subject: string | undefined): Facts {
  const own = (fact: { readonly subject?: string | undefined }): boolean => subject !== undefined && fact.subject === subject;
  return { claims: facts.claims.filter(own), measures: facts.measures.filter(own), events: facts.events.filter(own), cash: [] };
}

export function toStored(facts: Facts): readonly StoredFact[] {
  return [
    ...facts.claims.map((fact): StoredFact => ({ list: 'claims', fact })),
    ...facts.measures.map((fact): StoredFact => ({ list: 'measures', fact })),
    ...facts.events.map((fact): StoredFact => ({ list: 'events', fact })),
    ...facts.cash.map((fact): StoredFact => ({ list: 'cash', fact })),
  ];
}
