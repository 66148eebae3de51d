import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ExplainNode, TotalOf } from '../../engine/explain.ts';
import { explainSentences } from '../../engine/explain-sentences.ts';
import { explainWaterfall } from '../../engine/explain-waterfall.ts';
import { shareOut } from '../../engine/share-out.ts';
import { RETURN_NOTES, type Waterfall } from '../../engine/waterfall-types.ts';
import type { Actor, System } from '../../platform/command.ts';
import { readInput } from '../../platform/http/input.ts';
import { NOT_FOUND, refuse } from '../../platform/http/problem.ts';
import { canSee, sheetsOf } from '../contract/contract.ts';
import { type Found, withBasis } from './settlement.routes.ts';
import { agreedStatementFor, statementFor } from './load-settlement-basis.ts';
import { type Question, explainFor } from './visible-statement-explained.ts';

const explainQuery = z.object({
  line: z.string().max(400).optional(),
  by: z.enum(['due', 'computed', 'payer', 'payee', 'period', 'outcome']).optional(),
  key: z.string().max(200).optional(),
});

const flowQuery = z.object({
  of: z.enum(['returns', 'put_in', 'got_back', 'outstanding']),
  tranche: z.string().max(200).optional(),
  holder: z.string().max(200).optional(),
});
type FlowQuery = z.output<typeof flowQuery>;

/** Deep enough for every claim of a line; more children than this are counted, not sent. */
const MOST_CHILDREN = 500;

export function explainRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/contracts/:slug/explain', (request, reply) =>
    withBasis(system, { request, reply, panel: 'settlement' }, (found) => toAnswer(reply, explained(found, readInput(explainQuery, request.query)))),
  );

  app.get('/api/contracts/:slug/flow/explain', (request, reply) =>
    withBasis(system, { request, reply, panel: 'flow' }, (found) => toAnswer(reply, explainedFlow(found, readInput(flowQuery, request.query)))),
  );

  app.get('/api/contracts/:slug/flow', (request, reply) =>
    withBasis(system, { request, reply, panel: 'flow' }, (found) => {
      const { basis, actor, asOf } = found;
      const { flow, waterfall } = shareOut(sheetsOf(basis.contract), agreedStatementFor(found), basis.facts);
      return { asOf, flow, waterfall: waterfall === undefined ? null : visibleWaterfall(waterfall, actor.role) };
    }),
  );
}

function toAnswer(reply: FastifyReply, node: ExplainNode | undefined): unknown {
  if (node === undefined) return refuse(reply, NOT_FOUND);
  return { node: trimmed(node), sentences: { nl: explainSentences(node, 'nl'), en: explainSentences(node, 'en') } };
}

/** An amount of the waterfall; not of a contract without capital. */
function explainedFlow(found: Found, query: FlowQuery): ExplainNode | undefined {
  const { basis, actor } = found;
  const sheets = sheetsOf(basis.contract);
  const [statement, sheet] = [agreedStatementFor(found), sheets.at(-1)];
  const { waterfall } = shareOut(sheets, statement, basis.facts);
  if (waterfall === undefined || sheet === undefined || actor.role === 'system') return undefined;
  const hidesInputs = !canSee(actor.role, 'facts');
  return explainWaterfall({ sheet, waterfall, facts: basis.facts, series: statement.series, hidesInputs }, query);
}

/** The steps of a waterfall name what they looked at, which may be counts: who sees no facts gets what the investors put in and got back. */
function visibleWaterfall(waterfall: Waterfall, role: Actor['role']): Partial<Waterfall> {
  if (role !== 'system' && canSee(role, 'facts')) return waterfall;
  const { currency, asOf, ended, tranches, overall, receiptDays, owed } = waterfall;
  const notes = waterfall.notes.filter((note) => RETURN_NOTES.some((code) => code === note.code));
  return { currency, asOf, ended, tranches, overall, receiptDays, owed, notes };
}

type Query = z.output<typeof explainQuery>;

function explained(found: Found, query: Query): ExplainNode | undefined {
  const { basis, actor } = found;
  const question = questionOf(query);
  if (question === undefined || actor.role === 'system') return undefined;
  return explainFor(actor.role, { sheets: sheetsOf(basis.contract), statement: statementFor(found), facts: basis.facts }, question);
}

function questionOf(query: Query): Question | undefined {
  if (query.line !== undefined) return { line: query.line };
  const total = totalOf(query);
  return total === undefined ? undefined : { total };
}

function totalOf(query: Query): TotalOf | undefined {
  if (query.by === 'due' || query.by === 'computed') return { by: query.by };
  return query.by === undefined || query.key === undefined ? undefined : { by: query.by, key: query.key };
}

/** A tree for a screen: what is too much is left out and counted. */
function trimmed(node: ExplainNode): unknown {
  const { children, ...own } = node;
  return { ...own, children: children.slice(0, MOST_CHILDREN).map(trimmed), left: Math.max(0, children.length - MOST_CHILDREN) };
}
