import type { Day } from '../../engine/calendar.ts';
import type { Actor, ContractParty } from '../contract/contract.ts';
import type { BookedLine } from './payments.ts';

/** What somebody enters: so much went from a payer to a payee for a period on a day, or came back. */
export type PaymentWish = {
  readonly period: string;
  readonly payer: string;
  readonly payee: string;
  /** Minor units, above zero. */
  readonly amountCents: number;
  readonly day: Day;
  readonly isBack: boolean;
};

export type PaymentProblem =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_allowed'; readonly wish: string; readonly role: string }
  | { readonly code: 'amounts_too_large' }
  | { readonly code: 'payment_amount' }
  | { readonly code: 'payment_day'; readonly day: Day; readonly from: Day; readonly today: Day }
  | { readonly code: 'payment_not_booked'; readonly period: string; readonly payer: string; readonly payee: string }
  | { readonly code: 'payment_not_yours'; readonly payer: string; readonly payee: string }
  | { readonly code: 'payment_not_said_by_you'; readonly id: string };

type Known = {
  readonly lines: readonly BookedLine[];
  readonly parties: readonly ContractParty[];
  readonly actor: Actor;
  readonly today: Day;
  readonly from: Day;
};

/** May this be entered? Out: what is wrong with it, or undefined. Too much may be: that is what happened, and it stands as credit. */
export function findPaymentProblem(wish: PaymentWish, { lines, parties, actor, today, from }: Known): PaymentProblem | undefined {
  const { period, payer, payee } = wish;
  if (!Number.isSafeInteger(wish.amountCents) || wish.amountCents <= 0) return { code: 'payment_amount' };
  if (wish.day > today || wish.day < from) return { code: 'payment_day', day: wish.day, from, today };
  const isBooked = lines.some((line) => line.period === period && line.payer === payer && line.payee === payee);
  const nameOf = (key: string): string => parties.find((party) => party.partyKey === key)?.name ?? key;
  if (!isBooked) return { code: 'payment_not_booked', period, payer: nameOf(payer), payee: nameOf(payee) };
  const own = partiesOfActor(parties, actor).map((party) => party.partyKey);
  if (actor.role === 'system' || own.includes(payer) || own.includes(payee)) return undefined;
  return { code: 'payment_not_yours', payer: nameOf(payer), payee: nameOf(payee) };
}

/** The seats of an actor in a contract, in whatever role: an organisation that pays in one and receives in another knows both. */
export function partiesOfActor(parties: readonly ContractParty[], actor: Actor): readonly ContractParty[] {
  return parties.filter((party) => actor.partyIds.includes(party.partyId));
}
