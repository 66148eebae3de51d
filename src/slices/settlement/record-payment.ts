import type { Day } from '../../engine/calendar.ts';
import type { Cash } from '../../engine/facts.ts';
import { comesAfter } from '../../engine/known-facts.ts';
import { cents, toDecimalText } from '../../engine/money.ts';
import { type Result, fail, must, ok } from '../../engine/result.ts';
import { newId, today } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type Outcome, type System, type Tx, runCommand } from '../../platform/command.ts';
import { type StoredContract, actingParty, may, sheetsOf } from '../contract/contract.ts';
import { canBeSettled } from '../contract/index.ts';
import { addCash, loadFacts, loadSaid } from '../outcome/index.ts';
import { loadBasisForChange } from './load-settlement-basis.ts';
import { type PaymentProblem, type PaymentWish, findPaymentProblem, partiesOfActor } from './payments-wish.ts';
import { bookedLines, paymentsIn, standingOf } from './payments.ts';
import { postCash } from './post-cash.ts';
import { listSettlements } from './settlement.store.ts';

type Input<T> = { readonly actor: Actor; readonly key?: string | undefined; readonly slug: string; readonly wish: T };
type Answer = { readonly id: string; readonly openCents: number; readonly creditCents: number };

/** The payer says that it paid, or the payee that it received: a fact of who says so, booked at once. Lente itself moves no money. */
export async function recordPayment(system: System, input: Input<PaymentWish>): Promise<Result<Answer, PaymentProblem | KeyUsedOtherwise>> {
  const { actor, key, slug, wish } = input;
  if (!may(actor.role, 'recordPayment')) return fail({ code: 'not_allowed', wish: 'recordPayment', role: actor.role });
  const command = { name: 'recordPayment', actor, key, body: { slug, ...wish } };
  return await runCommand<Answer, PaymentProblem>(system, command, (tx) => record(tx, system, input));
}

async function record(tx: Tx, system: System, { actor, slug, wish }: Input<PaymentWish>): Promise<Result<Outcome<Answer>, PaymentProblem>> {
  const basis = await loadBasisForChange(tx, slug, actor);
  if (basis === undefined) return fail({ code: 'not_found' });
  const { contract, facts } = basis;
  const on = today(system.clock);
  const { currency, period } = must(sheetsOf(contract).at(-1), 'terms');
  const lines = bookedLines(await listSettlements(tx, contract.id));
  const problem = findPaymentProblem(wish, { lines, parties: contract.parties, actor, today: on, from: period.from });
  if (problem !== undefined) return fail(problem);
  const id = newId(system.clock, 'pay');
  const amount = toDecimalText(cents(wish.isBack ? -wish.amountCents : wish.amountCents), currency);
  const fact: Cash = { id, kind: 'paid', day: wish.day, series: 'actual', amount, party: wish.payer, payee: wish.payee, period: wish.period };
  if (!canBeSettled(sheetsOf(contract), { ...facts, cash: [...facts.cash, { ...fact, recorded: on }] })) return fail({ code: 'amounts_too_large' });
  const by = actingParty(contract.parties, actor) ?? actor.role;
  const batch = await addCash(tx, system, { contractId: contract.id, by, as: actor.role, fact });
  await postCash(tx, system, contract);
  const { accounts } = standingOf(lines, paymentsIn(await loadFacts(tx, contract.id), on, currency));
  const account = accounts.find((one) => one.period === wish.period && one.payer === wish.payer && one.payee === wish.payee);
  const body = { payment: id, batch, period: wish.period, payer: wish.payer, payee: wish.payee, amount, saidBy: by };
  const answer = { id, openCents: account?.open ?? 0, creditCents: account?.credit ?? 0 };
  return ok({ answer, event: { kind: 'PaymentRecorded', contractId: contract.id, body, effectiveDay: wish.day } });
}

/** A payment that was entered by mistake is taken back by who said it: a later fact of nothing, and a reversal in the books. */
export async function withdrawPayment(
  system: System,
  input: Input<{ readonly id: string }>,
): Promise<Result<{ readonly id: string }, PaymentProblem | KeyUsedOtherwise>> {
  const { actor, key, slug, wish } = input;
  if (!may(actor.role, 'recordPayment')) return fail({ code: 'not_allowed', wish: 'recordPayment', role: actor.role });
  const command = { name: 'withdrawPayment', actor, key, body: { slug, ...wish } };
  return await runCommand<{ readonly id: string }, PaymentProblem>(system, command, (tx) => withdraw(tx, system, input));
}

async function withdraw(
  tx: Tx,
  system: System,
  { actor, slug, wish: { id } }: Input<{ readonly id: string }>,
): Promise<Result<Outcome<{ readonly id: string }>, PaymentProblem>> {
  const basis = await loadBasisForChange(tx, slug, actor);
  if (basis === undefined) return fail({ code: 'not_found' });
  const { contract, facts } = basis;
  const fact = latestOf(facts.cash, id);
  const on: Day = today(system.clock);
  if (fact === undefined || Number(fact.amount) === 0) return fail({ code: 'not_found' });
  const said = (await loadSaid(tx, contract.id)).get(id);
  if (!isSaidBy(contract, actor, said?.by)) return fail({ code: 'payment_not_said_by_you', id });
  const batch = await addCash(tx, system, {
    contractId: contract.id,
    by: actingParty(contract.parties, actor) ?? actor.role,
    as: actor.role,
    fact: { ...fact, amount: '0' },
  });
  await postCash(tx, system, contract);
  return ok({ answer: { id }, event: { kind: 'PaymentWithdrawn', contractId: contract.id, body: { payment: id, batch }, effectiveDay: on } });
}

function latestOf(cash: readonly Cash[], id: string): Cash | undefined {
  const own = cash.filter((fact) => fact.id === id && fact.kind === 'paid');
  return own.toSorted((left, right) => (comesAfter(left, right) ? 1 : -1)).at(-1);
}

function isSaidBy(contract: StoredContract, actor: Actor, by: string | undefined): boolean {
  return actor.role === 'system' || (by !== undefined && partiesOfActor(contract.parties, actor).some((party) => party.partyId === by));
}
