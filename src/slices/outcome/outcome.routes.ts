import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Facts } from '../../engine/facts.ts';
import { daySchema } from '../../engine/terms-parts.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { today } from '../../platform/clock.ts';
import { type Actor, type System, actorKey, readAs } from '../../platform/command.ts';
import { createBodyBound } from '../../platform/http/body-bound.ts';
import { keyOf, readInput } from '../../platform/http/input.ts';
import { NOT_FOUND, NOT_SIGNED_IN, answer, refuse } from '../../platform/http/problem.ts';
import { createFairQueue } from '../../platform/work/fair-queue.ts';
import { canSee, may, sheetsOf } from '../contract/contract.ts';
import { findActorIn, findContract } from '../contract/index.ts';
import { type FactIssue, type FactOptions, readFacts } from './fact-file.ts';
import { subjectsOf } from './fact-file-spelling.ts';
import { type StoredFact, findSubjectsLike, listBatches, loadFacts } from './fact.store.ts';
import { agreeReceipt, judgeClaims } from './judge-claims.ts';
import { loadMapping } from './fact-mapping.store.ts';
import { keepMapping } from './keep-mapping.ts';
import { busyProblem, factProblem } from './messages.ts';
import { factMappingSchema } from './outcome-shapes.ts';
import { type ReadAside, readFactsAside } from './reading-thread.ts';
import { type AlsoRecorded, type FactFile, type RecordProblem, recordFacts } from './record-facts.ts';

const MAX_FILE = 20_000_000;
/** onlyGood: leave out the rows with an error (they were shown and can be downloaded); without it one bad row refuses the file. */
const fileBody = z.strictObject({ fileName: z.string().max(200), source: z.string().max(MAX_FILE), onlyGood: z.boolean().default(false) });
const slugParams = z.object({ slug: z.string().max(200) });

/** What waits stands in memory: at most so many files, and so many signs together. */
const MOST_UNDER_WAY = 150_000_000;
const QUEUE = { mostPieces: 400, mostWeight: 100_000_000 };

export function outcomeRoutes(app: FastifyInstance, system: System, also?: AlsoRecorded): void {
  mappingRoutes(app, system);
  const queue = createFairQueue(QUEUE);
  app.get('/api/contracts/:slug/facts', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    return (await readVisibleFacts(system, actor, slug)) ?? refuse(reply, NOT_FOUND);
  });

  // Before the queue: a file that comes in stands in memory too.
  const bound = createBodyBound(MOST_UNDER_WAY, MAX_FILE, (reply, ahead) => refuse(reply, busyProblem({ code: 'busy', ahead, retryAfter: 5 })));
  const isKnown = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    // A stranger takes no room that others need.
    return actor === undefined ? await reply.send(refuse(reply, NOT_SIGNED_IN)) : undefined;
  };
  app.post('/api/contracts/:slug/facts', { bodyLimit: MAX_FILE + 1_000, onRequest: [isKnown, bound] }, async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    if (!may(actor.role, 'recordFacts')) return refuse(reply, factProblem({ code: 'not_allowed', wish: 'recordFacts', role: actor.role }));
    const sent = readInput(fileBody, request.body);
    const key = keyOf(request);
    const done = await queue.run({ owner: actorKey(actor), weight: sent.source.length }, async () => {
      const file = await readAgainstContract(system, actor, { slug, ...sent });
      return file.ok ? await recordFacts(system, { actor, key, slug, file: file.value, also }) : file;
    });
    return done.ok ? answer(reply, done.value, factProblem) : refuse(reply, busyProblem(done.error));
  });

  app.get('/api/contracts/:slug/facts/queue', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    // Who brings no facts here has no place here, and hears nothing of how busy others are.
    return may(actor.role, 'recordFacts') && actor.partyIds.length > 0 ? queue.placeOf(actorKey(actor)) : refuse(reply, NOT_FOUND);
  });
}

const claimIds = z.array(z.string().min(1).max(1_000)).min(1).max(1_000);
const verdictBody = z.strictObject({ claims: claimIds, verdict: z.enum(['accepted', 'rejected']), reason: z.string().max(500).optional() });
const receiptBody = z.strictObject({
  claims: z
    .array(z.strictObject({ id: z.string().min(1).max(1_000), day: daySchema }))
    .min(1)
    .max(1_000),
});

/** What is done with claims on the screen: POST …/verdicts by the assessor, POST …/receipts by a payer. */
export function claimRoutes(app: FastifyInstance, system: System): void {
  app.post('/api/contracts/:slug/verdicts', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const wish = readInput(verdictBody, request.body);
    return answer(reply, await judgeClaims(system, { actor, key: keyOf(request), slug, wish }), factProblem);
  });

  app.post('/api/contracts/:slug/receipts', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const wish = readInput(receiptBody, request.body);
    return answer(reply, await agreeReceipt(system, { actor, key: keyOf(request), slug, wish }), factProblem);
  });
}

/** What was said about headings and words is for everybody who brings facts to this contract. */
function mappingRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/contracts/:slug/fact-mapping', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    if (!may(actor.role, 'recordFacts')) return refuse(reply, NOT_FOUND);
    const contract = await readAs(system, actor, (tx) => findContract(tx, slug, actor));
    if (contract === undefined) return refuse(reply, NOT_FOUND);
    return { mapping: (await readAs(system, actor, (tx) => loadMapping(tx, contract.id))) ?? null };
  });

  app.put('/api/contracts/:slug/fact-mapping', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const mapping = readInput(factMappingSchema, request.body);
    return answer(reply, await keepMapping(system, { actor, key: keyOf(request), slug, mapping }), factProblem);
  });
}

type SentFile = z.output<typeof fileBody>;

/** Checked against every version of the contract. What a row means beside the facts there are is decided when it is added. */
async function readAgainstContract(
  system: System,
  actor: Actor,
  sent: SentFile & { readonly slug: string },
): Promise<Result<FactFile, RecordProblem>> {
  const found = await readAs(system, actor, async (tx) => {
    const contract = await findContract(tx, sent.slug, actor);
    if (contract === undefined) return undefined;
    const own = contract.parties.filter((party) => actor.partyIds.includes(party.partyId)).map((party) => party.partyKey);
    return { id: contract.id, sheets: sheetsOf(contract), own };
  });
  if (found === undefined) return fail({ code: 'not_found' });
  const upload = { role: actor.role, today: today(system.clock), own: found.own };
  const aside = async (options: FactOptions) => await readFactsAside({ source: sent.source, fileName: sent.fileName, sheets: found.sheets, options });
  const first = await aside({ upload });
  // Who is there already under another spelling is looked up by who is in the file, so that a small file costs little.
  const own = subjectsOf(first.facts);
  const subjects = await readAs(system, actor, async (tx) => await findSubjectsLike(tx, found.id, own));
  const spelled = new Set(own);
  const isSpelledAlike = subjects.every((subject) => spelled.has(subject));
  const read = (sheets: readonly TermSheet[]) => goodOf(sent, readFacts(sent.source, sent.fileName, sheets, { upload, subjects }));
  const facts = goodOf(sent, isSpelledAlike ? first : await aside({ upload, subjects }));
  if (!facts.ok) return fail({ code: 'file_has_issues', issues: facts.error });
  const checked = { versions: found.sheets.length, again: read };
  return ok({ fileName: sent.fileName, facts: facts.value, checked });
}

/** One bad row refuses the file, unless the sender saw it and goes on without. */
function goodOf(sent: SentFile, reading: ReadAside): Result<readonly StoredFact[], readonly FactIssue[]> {
  const errors = reading.issues.filter((issue) => issue.severity === 'error');
  return errors.length > 0 && !sent.onlyGood ? fail(errors) : ok(toStored(reading.facts));
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
  const bare = <T extends { readonly by?: string | undefined; readonly as?: string | undefined }>({ by: _by, as: _as, ...fact }: T) => fact;
  return {
    claims: facts.claims.filter(own).map(bare),
    measures: facts.measures.filter(own).map(bare),
    events: facts.events.filter(own).map(bare),
    cash: [],
  };
}

export function toStored(facts: Facts): readonly StoredFact[] {
  return [
    ...facts.claims.map((fact): StoredFact => ({ list: 'claims', fact })),
    ...facts.measures.map((fact): StoredFact => ({ list: 'measures', fact })),
    ...facts.events.map((fact): StoredFact => ({ list: 'events', fact })),
    ...facts.cash.map((fact): StoredFact => ({ list: 'cash', fact })),
  ];
}
