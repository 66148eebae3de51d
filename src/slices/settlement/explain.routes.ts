import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { explainLine, explainTotal, type ExplainNode, type TotalOf } from '../../engine/explain.ts';
import { explainSentences } from '../../engine/explain-sentences.ts';
import { shareOut } from '../../engine/share-out.ts';
import type { System } from '../../platform/command.ts';
import { NOT_FOUND, refuse } from '../../platform/http/problem.ts';
import { canSee, sheetsOf } from '../contract/contract.ts';
import { type Found, withBasis } from './settlement.routes.ts';
import { statementOf } from './load-settlement-basis.ts';

const explainQuery = z.object({ line: z.string().max(400).optional(), by: z.enum(['due', 'computed', 'payer', 'payee', 'period', 'outcome']).optional(), key: z.string().max(200).optional() });

/** Deep enough for every claim of a line; more children than this are counted, not sent. */
const MOST_CHILDREN = 500;

export function explainRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/contracts/:slug/explain', (request, reply) => withBasis(system, { request, reply, panel: 'settlement' }, (found) => {
    const node = explained(found, explainQuery.parse(request.query));
    if (node === undefined) return refuse(reply, NOT_FOUND);
    const visible = found.actor.role !== 'system' && canSee(found.actor.role, 'facts') ? node : withoutPersons(node);
    return { node: trimmed(visible), sentences: { nl: explainSentences(visible, 'nl'), en: explainSentences(visible, 'en') } };
  }));

  app.get('/api/contracts/:slug/flow', (request, reply) => withBasis(system, { request, reply, panel: 'flow' }, ({ basis, asOf }) => {
    const sheets = sheetsOf(basis.contract);
    const { flow, waterfall } = shareOut(sheets, statementOf(basis, asOf), basis.facts);
    return { asOf, flow, waterfall: waterfall ?? null };
  }));
}

type Query = z.output<typeof explainQuery>;

function explained(found: Found, query: Query): ExplainNode | undefined {
  const sheets = sheetsOf(found.basis.contract);
  const statement = statementOf(found.basis, found.asOf);
  if (query.line !== undefined) return explainLine(sheets, statement, query.line, found.basis.facts);
  const total = totalOf(query);
  return total === undefined ? undefined : explainTotal(sheets, statement, total, found.basis.facts);
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

/** Investors and arrangers see how an amount came about, not whose claims it was made of. */
const PERSONAL: ReadonlySet<ExplainNode['code']> = new Set(['item', 'item_value', 'cut_of_claim', 'claims_at_price', 'claims_by_formula', 'input']);

function withoutPersons(node: ExplainNode): ExplainNode {
  const children = node.children.filter((child) => !PERSONAL.has(child.code)).map(withoutPersons);
  return { ...node, source: undefined, children };
}
