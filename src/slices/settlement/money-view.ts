import { type Actor, type StoredContract, canSee, sheetsOf } from '../contract/contract.ts';
import type { Day } from '../../engine/calendar.ts';
import type { Said } from '../outcome/index.ts';
import type { Basis } from './load-settlement-basis.ts';
import type { Settlement } from './settlement.ts';
import { partiesOfActor } from './payments-wish.ts';
import { type Payment, bookedLines, paymentsIn, standingOf } from './payments.ts';

type Looked = {
  readonly basis: Basis;
  readonly actor: Actor;
  readonly asOf: Day;
  readonly settlements: readonly Settlement[];
  readonly said: ReadonlyMap<string, Said>;
};

/** Where the money stands as of the day, for who asks: every payer with every payee, and the payments, with who says so. */
export function moneyView({ basis, actor, asOf, settlements, said }: Looked) {
  const { contract, facts } = basis;
  const currency = sheetsOf(contract)[0]?.currency ?? 'EUR';
  const payments = paymentsIn(facts, asOf, currency).filter((payment) => payment.day <= asOf);
  const { accounts, parts } = standingOf(bookedLines(settlements), payments);
  const own = new Set(partiesOfActor(contract.parties, actor).map((party) => party.partyKey));
  const shown = accounts.map((account) => ({ ...account, owesYou: own.has(account.payee), youOwe: own.has(account.payer) }));
  const isBooked = (payment: Payment): boolean => parts.has(payment.id);
  const seesAll = actor.role !== 'system' && canSee(actor.role, 'books');
  const list = payments.map(({ payee, ...payment }) => ({
    ...payment,
    payees: (parts.get(payment.id) ?? []).map((part) => part.payee),
    isBooked: isBooked({ ...payment, payee }),
    ...saidBy(contract, actor, said.get(payment.id)),
  }));
  return { accounts: shown, payments: seesAll ? list : [] };
}

type Saying = { readonly by: string; readonly day: string } | undefined;

/** Who wrote it down, by name, and whether that is who asks: only that one takes it back. */
function saidBy({ parties }: StoredContract, actor: Actor, said: Saying) {
  const by = parties.find((party) => party.partyId === said?.by)?.name ?? null;
  return { saidBy: by, saidOn: said?.day ?? null, isYours: said !== undefined && actor.partyIds.includes(said.by) };
}
