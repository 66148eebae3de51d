import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Cents, sum } from '../../engine/money.ts';
import type { Actor, System } from '../../platform/command.ts';
import { readAs } from '../../platform/command.ts';
import { keyOf, readInput } from '../../platform/http/input.ts';
import { NOT_FOUND, NOT_SIGNED_IN, type Problem, answer, refuse } from '../../platform/http/problem.ts';
import { amendContract } from './amend-contract.ts';
import { renderIssue } from './check-messages.ts';
import { VISIBLE, actingParty, canSee, type StoredContract } from './contract.ts';
import { type ContractRow, type OpenRow, findContract, listContracts, listOpen, listParties, sumPaid } from './contract.store.ts';
import { contractProblem } from './messages.ts';
import { type NewTerms, partyIdsInRole, registerContract } from './register-contract.ts';
import { findActor, findActorIn, readChoice } from './session.ts';
import { type Issue, readTermSheet } from './term-sheet.ts';

const MAX_SOURCE = 1_000_000;
const termsBody = z.strictObject({ fileName: z.string().max(200).default('terms.yaml'), source: z.string().max(MAX_SOURCE) });
const slugParams = z.object({ slug: z.string().max(200) });

export function contractRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/contracts', async (request, reply) => {
    const actor = await findActor(system, request);
    return actor === undefined ? refuse(reply, NOT_SIGNED_IN) : { contracts: await readContracts(system, actor) };
  });

  app.get('/api/contracts/:slug', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    const contract = await readAs(system, actor, (tx) => findContract(tx, slug, actor));
    return contract === undefined ? refuse(reply, NOT_FOUND) : toView(contract, actor);
  });

  app.post('/api/contracts', async (request, reply) => {
    const actor = await findActor(system, request);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    return await withTerms({ request, reply }, async (terms) => {
      const registrant = await standIn(system, { request, actor, terms });
      return answer(reply, await registerContract(system, { actor: registrant, key: keyOf(request), terms }), contractProblem);
    });
  });

  app.post('/api/contracts/:slug/versions', async (request, reply) => {
    const { slug } = readInput(slugParams, request.params);
    const actor = await findActorIn(system, request, slug);
    if (actor === undefined) return refuse(reply, NOT_SIGNED_IN);
    return await withTerms({ request, reply }, async (terms) =>
      answer(reply, await amendContract(system, { actor, key: keyOf(request), slug, terms }), contractProblem),
    );
  });
}

type Registering = { readonly request: FastifyRequest; readonly actor: Actor; readonly terms: NewTerms };

/** Who chose a role and no organisation stands for whatever organisation the contract names in that role, also a new one. */
async function standIn(system: System, { request, actor, terms }: Registering): Promise<Actor> {
  if (actor.role === 'system' || readChoice(request)?.partyId !== undefined) return actor;
  return { ...actor, partyIds: await partyIdsInRole(system, terms.sheet, actor.role) };
}

async function readContracts(system: System, actor: Actor): Promise<readonly unknown[]> {
  return await readAs(system, actor, async (tx) => {
    const parties = Map.groupBy(await listParties(tx), (party) => party.contractId);
    // Who sees no facts gets amounts only as they were published (settlement/frozen-day.ts).
    const seesMoney = actor.role !== 'system' && canSee(actor.role, 'settlement') && canSee(actor.role, 'facts');
    const paid = seesMoney ? await sumPaid(tx) : undefined;
    const open = Map.groupBy(seesMoney ? await listOpen(tx) : [], (entry) => entry.contractId);
    const rows = (await listContracts(tx)).map((row) => ({ row, own: parties.get(row.id) ?? [] }));
    const visible = rows.filter(({ own }) => actingParty(own, actor) !== undefined);
    return visible.map(({ row, own }) => {
      const money = seesMoney ? openFor(actor, own, open.get(row.id) ?? []) : null;
      return { ...toRow(row, own), paidCents: paid === undefined ? null : (paid.get(row.id) ?? 0), openCents: money };
    });
  });
}

/** The reader's own part of what is open: what it owes, else what it is owed; who does neither sees what is open in all. */
function openFor(actor: Actor, parties: Awaited<ReturnType<typeof listParties>>, rows: readonly OpenRow[]): Cents {
  const keys = new Set(parties.filter((party) => actor.partyIds.includes(party.partyId)).map((party) => party.partyKey));
  const own = rows.filter((row) => keys.has(row.party));
  const owed = own.filter((row) => row.isOwed);
  const chosen = owed.length > 0 ? owed : own.length > 0 ? own : rows.filter((row) => row.isOwed);
  return sum(chosen.map((row) => row.open));
}

function toRow(row: ContractRow, parties: Awaited<ReturnType<typeof listParties>>): object {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    form: row.form,
    currency: row.currency,
    state: row.state,
    from: row.from,
    to: row.to,
    parties: parties.map((party) => ({ key: party.partyKey, name: party.name, role: party.role })),
  };
}

/** What a role may not see is not sent: a participant gets the promise and the parties, not the prices. */
function toView(contract: StoredContract, actor: Actor): unknown {
  const panels = actor.role === 'system' ? [] : VISIBLE[actor.role];
  const seesTerms = actor.role !== 'system' && canSee(actor.role, 'terms');
  const last = contract.versions.at(-1);
  return {
    slug: contract.slug,
    state: contract.state,
    panels,
    form: last?.sheet.form,
    currency: last?.sheet.currency,
    period: last?.sheet.period,
    title: last?.sheet.title,
    promise: last?.sheet.promise ?? null,
    parties: contract.parties.map((party) => ({ key: party.partyKey, name: party.name, role: party.role })),
    outcomes:
      last?.sheet.outcomes.map((outcome) => ({
        id: outcome.id,
        title: outcome.title,
        unit: outcome.unit,
        definition: seesTerms ? outcome.definition : withoutMoney(outcome.definition),
      })) ?? [],
    versions: seesTerms ? contract.versions : [],
  };
}

/** Two of the twelve fields are about money: the most that is paid, and what the price takes off for what happens anyway. */
function withoutMoney(definition: Definition): Definition {
  const { maximum: _maximum, baseline: _baseline, ...rest } = definition;
  return rest;
}

type Definition = StoredContract['versions'][number]['sheet']['outcomes'][number]['definition'];
type Call = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** Reads and checks the term sheet in the body; issues go back with file, line and column. */
async function withTerms({ request, reply }: Call, use: (terms: NewTerms) => Promise<unknown>): Promise<unknown> {
  const { fileName, source } = readInput(termsBody, request.body);
  const read = readTermSheet(source, fileName);
  return read.ok ? await use({ sheet: read.value.sheet, source }) : refuse(reply, issuesProblem(read.error));
}

export function issuesProblem(issues: readonly Issue[]): Problem {
  const [first] = issues;
  const data = { issues: issues.map((issue) => ({ ...issue, nl: renderIssue(issue, 'nl'), en: renderIssue(issue, 'en') })) };
  return {
    code: 'file_has_issues',
    status: 422,
    data,
    nl: first === undefined ? 'Er klopt iets niet.' : renderIssue(first, 'nl'),
    en: first === undefined ? 'Something is wrong.' : renderIssue(first, 'en'),
  };
}
