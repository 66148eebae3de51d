import type { Day } from './calendar.ts';
import { parseExact } from './decimal.ts';
import type { Cash } from './facts.ts';
import { knownFacts, knownDay } from './known-facts.ts';
import { type Cents, ZERO, add, cents, subtract, sum } from './money.ts';
import { must } from './result.ts';
import { allocate } from './rounding.ts';
import { holdsDrawnMoney } from './terms-capital.ts';
import {
  type Book,
  CAPITAL_POT,
  POT,
  type TrancheBook,
  type WaterfallInput,
  asCents,
  changePrincipal,
  move,
  moveHolders,
  outstandingOf,
  potOf,
} from './waterfall-book.ts';
import type { Receipt, WaterfallProblem } from './waterfall-types.ts';

/** What happens outside the waterfall, in the order in which it counts on one day: first draws, then costs, then receipts. */
type Happening =
  | { readonly kind: 'draw'; readonly day: Day; readonly tranche: string | undefined; readonly amount: string; readonly source: string }
  | { readonly kind: 'cost'; readonly day: Day; readonly party: string; readonly amount: string; readonly source: string }
  | { readonly kind: 'receipt'; readonly day: Day; readonly receipt: Receipt };

const ORDER = { draw: 0, cost: 1, receipt: 2 } as const;

export function happenings(input: WaterfallInput): readonly Happening[] {
  const cash = knownFacts({ ...input.facts, claims: [] }, input.asOf, input.series ?? 'actual').cash;
  const receipts = input.receipts.map((receipt) => ({ kind: 'receipt' as const, day: receipt.day, receipt }));
  const all = [...draws(input, cash), ...costs(input, cash), ...receipts].filter((entry) => entry.day <= input.asOf);
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : ORDER[a.kind] - ORDER[b.kind]));
}

/** Real draws of a tranche take the place of its planned ones. */
function draws(input: WaterfallInput, cash: readonly Cash[]): readonly Happening[] {
  const real = cash.filter((fact) => fact.kind === 'draw');
  const drawn = new Set(real.map((fact) => fact.tranche));
  const planned = input.sheet.capital.draws.filter((draw) => !drawn.has(draw.tranche) && !drawn.has(undefined));
  return [
    ...planned.map((draw) => ({ kind: 'draw' as const, ...draw, source: 'draws' })),
    ...real.map((fact) => ({ kind: 'draw' as const, day: fact.day, tranche: fact.tranche, amount: fact.amount, source: fact.id })),
  ];
}

function costs(input: WaterfallInput, cash: readonly Cash[]): readonly Happening[] {
  return cash
    .filter((fact) => fact.kind === 'cost')
    .map((fact) => ({ kind: 'cost' as const, day: fact.day, party: fact.party ?? providerOf(input), amount: fact.amount, source: fact.id }));
}

export function providerOf(input: WaterfallInput): string {
  const { parties, capital } = input.sheet;
  return parties.find((party) => party.roles.includes('provider'))?.id ?? capital.manager;
}

/** The days on which the waterfall runs, up to and including `asOf`. Money that comes after the last of them has a run of its own. */
export function payDaysOf(input: WaterfallInput, terminated: Day | undefined): readonly Day[] {
  const { payDays, maturity, repayment } = input.sheet.capital;
  const receiptDays = input.receipts.map((receipt) => receipt.day);
  const planned = [
    ...(payDays ?? receiptDays),
    ...(repayment?.plan ?? []).map((row) => row.day),
    maturity,
    ...(terminated === undefined ? [] : [terminated]),
  ];
  const last = planned.reduce((a, b) => (a > b ? a : b));
  const days = [...planned, ...receiptDays.filter((day) => day > last)];
  return [...new Set(days.filter((day) => day <= input.asOf))].sort();
}

/** The day on which the early end counts: that of the event, or of its being written down when that is later. */
export function terminationDay(input: WaterfallInput): Day | undefined {
  const { termination, maturity } = input.sheet.capital;
  if (termination === undefined) return undefined;
  const { events } = knownFacts({ ...input.facts, claims: [] }, input.asOf, input.series ?? 'actual');
  const days = events
    .filter((event) => event.kind === 'event' && event.name === termination.event && event.subject === undefined)
    .map((event) => latest(event.day, knownDay(event)));
  return days.filter((day) => day < maturity).sort()[0];
}

function latest(a: Day, b: Day): Day {
  return a > b ? a : b;
}

export function happen(book: Book, entry: Happening): void {
  switch (entry.kind) {
    case 'draw':
      return draw(book, entry);
    case 'cost':
      return payCost(book, entry);
    case 'receipt':
      return receive(book, entry.receipt);
  }
}

function receive(book: Book, receipt: Receipt): void {
  const { day, amount, source, party, payment } = receipt;
  const ends = amount >= 0 ? { from: party, to: POT, amount } : { from: POT, to: party, amount: cents(-amount) };
  move(book, { day, kind: 'receipt', source, ...ends, ...(payment === undefined ? {} : { payment }) });
  book.received = add(book.received, amount);
}

type Draw = Extract<Happening, { kind: 'draw' }>;

function draw(book: Book, entry: Draw): void {
  const amount = asCents(book, parseExact(entry.amount));
  if (amount <= 0) return report(book, 'draw_not_positive', entry.day, { amount: entry.amount, source: entry.source });
  if (book.ended !== undefined) return report(book, 'draw_after_end', entry.day, { amount: entry.amount, source: entry.source });
  if (entry.tranche === undefined) return drawFromAll(book, entry, amount);
  const tranche = book.tranches.get(entry.tranche);
  if (tranche === undefined) return report(book, 'unknown_tranche', entry.day, { tranche: entry.tranche, source: entry.source });
  drawFrom(book, tranche, entry, amount);
}

/** A draw that names no tranche comes from all of them, by what each committed. */
function drawFromAll(book: Book, entry: Draw, amount: Cents): void {
  const tranches = [...book.tranches.values()];
  const parts = allocate(
    amount,
    tranches.map((tranche) => parseExact(tranche.terms.committed)),
  );
  for (const [index, tranche] of tranches.entries()) drawFrom(book, tranche, entry, must(parts[index], 'part'));
}

function drawFrom(book: Book, tranche: TrancheBook, entry: Draw, wanted: Cents): void {
  const amount = cents(Math.min(wanted, roomToDraw(book, tranche)));
  const { day, source } = entry;
  if (amount < wanted) report(book, 'draw_over_commitment', day, { tranche: tranche.terms.id, over: String(wanted - amount), source });
  if (amount === 0) return;
  moveHolders(book, tranche, { day, kind: 'draw', amount: cents(-amount), pot: CAPITAL_POT, source });
  changePrincipal(tranche, day, amount);
  if (holdsDrawnMoney(book.capital)) return;
  const to = book.capital.drawnTo ?? providerOf(book.input);
  move(book, { day, kind: 'spend', from: CAPITAL_POT, to, amount, tranche: tranche.terms.id, source });
  if (to === book.capital.manager) book.spentByManager = add(book.spentByManager, amount);
}

/** Up to the commitment; with recycling what was paid back may be drawn again, up to a total over all tranches. */
function roomToDraw(book: Book, tranche: TrancheBook): Cents {
  const committed = asCents(book, parseExact(tranche.terms.committed));
  const { recycling } = book.capital;
  if (recycling === undefined) return atLeastZero(subtract(committed, tranche.drawn));
  const total = sum([...book.tranches.values()].map((entry) => entry.drawn));
  const left = subtract(asCents(book, parseExact(recycling.upTo)), total);
  return atLeastZero(cents(Math.min(left, subtract(committed, outstandingOf(tranche)))));
}

/**
 * A cost is paid from drawn money first, then from what came in; more than there is was not paid by the manager. A manager that does the work
 * itself has the drawn money already: it pays the cost from that.
 */
function payCost(book: Book, entry: Extract<Happening, { kind: 'cost' }>): void {
  const { day, party, source } = entry;
  const { manager } = book.capital;
  const whole = asCents(book, parseExact(entry.amount));
  const own = atMost(whole, book.spentByManager);
  const amount = subtract(whole, own);
  const fromCapital = atMost(amount, potOf(book, CAPITAL_POT));
  const fromPot = atMost(subtract(amount, fromCapital), potOf(book, POT));
  book.spentByManager = subtract(book.spentByManager, own);
  if (party !== manager) move(book, { day, kind: 'cost', from: manager, to: party, amount: own, source });
  move(book, { day, kind: 'cost', from: CAPITAL_POT, to: party, amount: fromCapital, source });
  move(book, { day, kind: 'cost', from: POT, to: party, amount: fromPot, source });
  const missing = amount - fromCapital - fromPot;
  if (missing !== 0) report(book, 'cost_without_money', day, { missing: String(missing), source });
}

function atMost(amount: Cents, available: Cents): Cents {
  return atLeastZero(cents(Math.min(amount, available)));
}

function atLeastZero(amount: Cents): Cents {
  return amount > 0 ? amount : ZERO;
}

export function report(book: Book, code: WaterfallProblem['code'], day: Day, data: WaterfallProblem['data']): void {
  book.problems.push({ code, day, data });
}
