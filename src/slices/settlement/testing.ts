import { type Day, day } from '../../engine/calendar.ts';
import { must } from '../../engine/result.ts';
import type { Statement } from '../../engine/statement.ts';
import { type ClaimParts, type FactParts, makeFacts } from '../../engine/testing.ts';
import { checkBooks, trialBalance } from '../../ledger/read.ts';
import { type TermParts, type TestServer, actorOf, openTestServer, readTerms, registerAsSystem, termsText } from '../../main/testing.ts';
import { type Actor, SYSTEM_ACTOR, readAs } from '../../platform/command.ts';
import type { TestKind } from '../../platform/db/testing.ts';
import { amendContract, findContract } from '../contract/index.ts';
import { recordFacts, toStored } from '../outcome/index.ts';
import { approveSettlement } from './approve-settlement.ts';
import { executeSettlement } from './execute-settlement.ts';
import { loadBooks } from './load-books.ts';
import { loadBasis, statementOf } from './load-settlement-basis.ts';
import { postCash } from './post-cash.ts';
import { proposeSettlement } from './propose-settlement.ts';
import { listSettlements } from './settlement.store.ts';
import { withdrawSettlement } from './withdraw-settlement.ts';

const CHANGES = { approve: approveSettlement, execute: executeSettlement, withdraw: withdrawSettlement };

/** On the first day of a story two quarters of 2026 are closed. */
const TODAY = '2026-07-10';
export const Q1 = '2026-03-31';
export const Q2 = '2026-06-30';

type ProposeMore = { readonly actor?: Actor; readonly asOf?: string; readonly key?: string; readonly dryRun?: boolean };
type ChangeMore = { readonly actor?: Actor; readonly key?: string; readonly dryRun?: boolean; readonly slug?: string; readonly party?: string };

/** Claims c1, c2 … on 10 January of persons p1, p2 … for a job, each changed by its row. */
export function someClaims(...rows: readonly ClaimParts[]): FactParts {
  return { claims: rows.map((row, index) => ({ id: `c${index + 1}`, day: '2026-01-10', outcome: 'baan', subject: `p${index + 1}`, ...row })) };
}

/** One contract after another, with what its parties do to it in a line each. */
export type Story = Awaited<ReturnType<typeof openStories>>;

export async function openStories(kind: TestKind) {
  const server = await openTestServer(kind);
  await registerAsSystem(server.system, 'werk');
  const [city, provider] = [await actorOf(server, 'Gemeente Noord', 'commissioner'), await actorOf(server, 'Stichting Doen', 'provider')];
  const assessor = await actorOf(server, 'Bureau Toets', 'assessor');
  let number = 0;
  let slug = '';
  /** Who judges what happened: the assessor when the contract has one. */
  let judge = assessor;
  const start = async (parts: TermParts = {}): Promise<void> => {
    server.setDay(TODAY);
    slug = `pad-${(number += 1)}`;
    judge = parts.parties === undefined || parts.parties.includes('assessor') ? assessor : provider;
    await registerAsSystem(server.system, slug, parts);
  };
  return {
    server,
    city,
    provider,
    start,
    slug: () => slug,
    ...stepsOf(server, { city, provider, judge: () => judge, slug: () => slug }),
    ...readingOf(server, () => slug),
  };
}

type Who = { readonly city: Actor; readonly provider: Actor; readonly judge: () => Actor; readonly slug: () => string };

function stepsOf({ system }: TestServer, { city, provider, judge, slug }: Who) {
  const record = async (facts: FactParts): Promise<void> => {
    const file = { fileName: 'f.csv', facts: toStored(makeFacts(facts)) };
    const recorded = await recordFacts(system, { actor: judge(), slug: slug(), file, also: (tx, contract) => postCash(tx, system, contract) });
    if (!recorded.ok) throw new Error(JSON.stringify(recorded.error));
  };
  const propose = async (period: string = Q1, more: ProposeMore = {}) => {
    const wish = { slug: slug(), period, asOf: day(more.asOf ?? TODAY) };
    return await proposeSettlement(system, { actor: more.actor ?? provider, key: more.key, dryRun: more.dryRun, wish });
  };
  /** After every step the books balance. */
  const change = async (wish: keyof typeof CHANGES, id: string, more: ChangeMore = {}) => {
    const answer = await CHANGES[wish](system, {
      actor: more.actor ?? city,
      key: more.key,
      dryRun: more.dryRun,
      slug: more.slug ?? slug(),
      id,
      party: more.party,
    });
    const problems = await readAs(system, SYSTEM_ACTOR, checkBooks);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return answer;
  };
  const proposed = async (period?: string, asOf?: string): Promise<string> => {
    const answer = await propose(period, asOf === undefined ? {} : { asOf });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value.id;
  };
  const settled = async (period?: string, asOf?: string): Promise<string> => {
    const id = await proposed(period, asOf);
    const steps = [await change('approve', id), await change('execute', id)];
    if (!steps.every((step) => step.ok)) throw new Error(JSON.stringify(steps));
    return id;
  };
  /** Version 2, in which a job is worth 1,200. */
  const amend = async (effective: string) => {
    const source = termsText(slug(), { version: '2', effective, rules: '\n  - { id: baan_betaald, outcome: baan, price: 1200 }' });
    return await amendContract(system, { actor: city, slug: slug(), terms: readTerms(source) });
  };
  return { record, propose, change, proposed, settled, amend };
}

function readingOf({ system }: TestServer, slug: () => string) {
  const asSystem = async <T>(read: Parameters<typeof readAs<T>>[2]): Promise<T> => await readAs(system, SYSTEM_ACTOR, read);
  const contractId = async (): Promise<string> => await asSystem(async (tx) => must(await findContract(tx, slug(), SYSTEM_ACTOR), 'contract').id);
  const settlements = async () => {
    const id = await contractId();
    return await asSystem(async (tx) => await listSettlements(tx, id));
  };
  /** Natural balances of the accounts that are not empty. */
  const books = async (): Promise<Readonly<Record<string, number>>> => {
    const id = await contractId();
    const rows = await asSystem(async (tx) => await trialBalance(tx, id, { asOfDay: day('2030-01-01') }));
    const filled = rows.filter((row) => row.balanceCents !== 0);
    return Object.fromEntries(filled.map((row) => [row.account.path, row.account.normalSide === 'debit' ? row.balanceCents : -row.balanceCents]));
  };
  const events = async (): Promise<readonly string[]> => {
    const id = await contractId();
    return await asSystem(async (tx) =>
      (await tx.selectFrom('events').select('kind').where('contract_id', '=', id).orderBy('id').execute()).map((row) => row.kind),
    );
  };
  const statement = async (asOf: string = TODAY): Promise<Statement> => {
    const on: Day = day(asOf);
    return statementOf(await asSystem(async (tx) => must(await loadBasis(tx, slug(), SYSTEM_ACTOR), 'basis')), on);
  };
  const storedBooks = async () => {
    const id = await contractId();
    return await asSystem(async (tx) => await loadBooks(tx, id, day('9999-12-31')));
  };
  const states = async () => (await settlements()).map(({ state, due }) => [state, due]);
  return { asSystem, settlements, states, books, events, statement, storedBooks, problems: async () => await asSystem(checkBooks) };
}
