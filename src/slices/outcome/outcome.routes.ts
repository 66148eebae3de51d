import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Facts } from '../../engine/facts.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { type Actor, type System, readAs } from '../../platform/command.ts';
import { keyOf, readInput } from '../../platform/http/input.ts';
import { NOT_FOUND, NOT_SIGNED_IN, answer, refuse } from '../../platform/http/problem.ts';
import { canSee, may, sheetsOf } from '../contract/contract.ts';
import { findActorIn, findContract } from '../contract/index.ts';
import { type FactIssue, readFacts } from './fact-file.ts';
import { type StoredFact, listBatches, loadFacts, loadLatest, toFacts } from './fact.store.ts';
import { factProblem } from './messages.ts';
import { type AlsoRecorded, type FactFile, type RecordProblem, markOf, recordFacts } from './record-facts.ts';

const MAX_FILE = 20_000_000;
/** onlyGood: leave out the rows with an error (they were shown and can be downloaded); without it one bad row refuses the file. */
const fileBody = z.strictObject({ fileName: z.string().max(200), source: z.string().max(MAX_FILE), onlyGood: z.boolean().default(false) });
const slugParams = z.object({ slug: z.string().max(200) });

export function outcomeRoutes(app: FastifyInstance, system: System, also?: AlsoRecorded): void {
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
    const sent = readInput(fileBody, request.body);
    const file = await readAgainstContract(system, actor, { slug, ...sent });
    return answer(reply, file.ok ? await recordFacts(system, { actor, key: keyOf(request), slug, file: file.value, also }) : file, factProblem);
  });
}

type SentFile = z.output<typeof fileBody>;

/** Checked against every version of the contract and the facts it has: who was enrolled in an earlier file is enrolled. */
async function readAgainstContract(
  system: System,
  actor: Actor,
  sent: SentFile & { readonly slug: string },
): Promise<Result<FactFile, RecordProblem>> {
  const found = await readAs(system, actor, async (tx) => {
    const contract = await findContract(tx, sent.slug, actor);
    return contract === undefined ? undefined : { sheets: sheetsOf(contract), latest: await loadLatest(tx, contract.id) };
  });
  if (found === undefined) return fail({ code: 'not_found' });
  const { sheets, latest } = found;
  const facts = readSent(sent, sheets, toFacts([...latest.values()].map((entry) => entry.fact)));
  if (!facts.ok) return fail({ code: 'file_has_issues', issues: facts.error });
  const checked = { mark: markOf(sheets.length, latest), again: (now: readonly TermSheet[], known: Facts) => readSent(sent, now, known) };
  return ok({ fileName: sent.fileName, facts: facts.value, checked });
}

/** One bad row refuses the file, unless the sender saw it and goes on without. */
function readSent(sent: SentFile, sheets: readonly TermSheet[], known: Facts): Result<readonly StoredFact[], readonly FactIssue[]> {
  const reading = readFacts(sent.source, sent.fileName, sheets, { known });
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
