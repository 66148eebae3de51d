import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Facts } from '../../engine/facts.ts';
import { type Actor, type System, readAs } from '../../platform/command.ts';
import { keyOf, readInput } from '../../platform/http/input.ts';
import { NOT_FOUND, NOT_SIGNED_IN, answer, refuse } from '../../platform/http/problem.ts';
import { canSee, may, sheetsOf } from '../contract/contract.ts';
import { findActorIn, findContract } from '../contract/index.ts';
import { type FactReading, readFacts } from './fact-file.ts';
import { type StoredFact, listBatches, loadFacts } from './fact.store.ts';
import { factIssuesProblem, factProblem } from './messages.ts';
import { recordFacts } from './record-facts.ts';

const MAX_FILE = 20_000_000;
/** onlyGood: leave out the rows with an error (they were shown and can be downloaded); without it one bad row refuses the file. */
const fileBody = z.strictObject({ fileName: z.string().max(200), source: z.string().max(MAX_FILE), onlyGood: z.boolean().default(false) });
const slugParams = z.object({ slug: z.string().max(200) });

export function outcomeRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/contracts/:slug/facts', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    return (await readVisibleFacts(system, actor, slug)) ?? refuse(reply, NOT_FOUND);
  });

  app.post('/api/contracts/:slug/facts', { bodyLimit: MAX_FILE + 1_000 }, async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    if (!may(actor.role, 'recordFacts')) return refuse(reply, factProblem({ code: 'not_allowed', wish: 'recordFacts', role: actor.role }));
    const { fileName, source, onlyGood } = readInput(fileBody, request.body);
    const reading = await readAgainstContract(system, actor, { slug, fileName, source });
    if (reading === undefined) return refuse(reply, NOT_FOUND);
    const errors = reading.issues.filter((issue) => issue.severity === 'error');
    if (errors.length > 0 && !onlyGood) return refuse(reply, factIssuesProblem(errors));
    return answer(
      reply,
      await recordFacts(system, { actor, key: keyOf(request), slug, file: { fileName, facts: toStored(reading.facts) } }),
      factProblem,
    );
  });
}

type SentFile = { readonly slug: string; readonly fileName: string; readonly source: string };

/** Checked against every version of the contract and the facts it has: who was enrolled in an earlier file is enrolled. */
async function readAgainstContract(system: System, actor: Actor, file: SentFile): Promise<FactReading | undefined> {
  const found = await readAs(system, actor, async (tx) => {
    const contract = await findContract(tx, file.slug, actor);
    return contract === undefined ? undefined : { sheets: sheetsOf(contract), known: await loadFacts(tx, contract.id) };
  });
  return found === undefined ? undefined : readFacts(file.source, file.fileName, found.sheets, { known: found.known });
}

type VisibleFacts = { readonly facts: Facts; readonly batches: Awaited<ReturnType<typeof listBatches>> };

/** A participant sees the facts of its own pseudonym and nothing else; a role without this panel finds nothing. */
async function readVisibleFacts(system: System, actor: Actor, slug: string): Promise<VisibleFacts | undefined> {
  if (actor.role === 'system' || !(canSee(actor.role, 'facts') || canSee(actor.role, 'own-facts'))) return undefined;
  const isOwnOnly = !canSee(actor.role, 'facts');
  return await readAs(system, actor, async (tx) => {
    const contract = await findContract(tx, slug, actor);
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
