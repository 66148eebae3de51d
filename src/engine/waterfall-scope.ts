import type { Day } from './calendar.ts';
import { type Exact, EXACT_ZERO, dividedBy, fromInteger, parseExact, plus, toText } from './decimal.ts';
import { type FormulaProblem, type Scope, type Value, evaluateCondition, evaluateNumber } from './formula.ts';
import { type KnownFacts, knownFacts } from './known-facts.ts';
import { sum } from './money.ts';
import { inForce } from './plan.ts';
import type { Result } from './result.ts';
import { fromCents } from './rounding.ts';
import { type Book, POT, type TrancheBook, outstandingOf, paidTo, potOf, yearsSince } from './waterfall-book.ts';
import { formulaOf } from './waterfall-formulas.ts';

/** What is known on one day: a measure or event counts from the day it was written down, so that money once shared out stays shared out. */
export type DayView = { readonly book: Book; readonly day: Day; readonly known: KnownFacts };

export function viewOn(book: Book, day: Day): DayView {
  const facts = { ...book.input.facts, claims: [] };
  const known = knownFacts(facts, day, book.input.series ?? 'actual');
  return {
    book,
    day,
    known: { ...known, measures: known.measures.filter((measure) => measure.day <= day), events: known.events.filter((event) => event.day <= day) },
  };
}

export type Answer<T> = { readonly value: Result<T, FormulaProblem>; readonly inputs: Readonly<Record<string, string>> };

/** `tranche` given: `drawn`, `outstanding`, `committed` and `years` are of that tranche, else of all together. */
export function numberFrom(view: DayView, text: string, tranche?: TrancheBook): Answer<Exact> {
  const { scope, used } = makeScope(view, tranche);
  return { value: evaluateNumber(formulaOf(text), scope), inputs: used };
}

export function conditionFrom(view: DayView, text: string, tranche?: TrancheBook): Answer<boolean> {
  const { scope, used } = makeScope(view, tranche);
  return { value: evaluateCondition(formulaOf(text), scope), inputs: used };
}

function makeScope(view: DayView, tranche: TrancheBook | undefined): { readonly scope: Scope; readonly used: Record<string, string> } {
  const used: Record<string, string> = {};
  const note = <T extends Value>(name: string, value: T | undefined): T | undefined => {
    if (value !== undefined) used[name] = typeof value === 'boolean' ? String(value) : toText(value);
    return value;
  };
  const scope: Scope = {
    curve: (id) => view.book.input.sheet.curves[id],
    name: (id) => note(id, builtIn(view, tranche, id) ?? measured(view, id) ?? occurred(view, id) ?? parameter(view, scope, id)),
    call: (name, ids) => note(`${name}(${ids.join(', ')})`, callValue(view, name, ids)),
    isNotYet: (id) => mayBeEvent(view, id) && note(id, false) === false,
  };
  return { scope, used };
}

function builtIn(view: DayView, tranche: TrancheBook | undefined, id: string): Exact | undefined {
  const { book, day } = view;
  const books = tranche === undefined ? [...book.tranches.values()] : [tranche];
  switch (id) {
    case 'drawn':
      return fromCents(sum(books.map((entry) => entry.drawn)), book.digits);
    case 'outstanding':
      return fromCents(sum(books.map(outstandingOf)), book.digits);
    case 'committed':
      return books.map((entry) => parseExact(entry.terms.committed)).reduce(plus, EXACT_ZERO);
    case 'received':
      return fromCents(book.received, book.digits);
    case 'available':
      return fromCents(potOf(book, POT), book.digits);
    case 'years':
      return yearsSince(book, firstDraw(books), day);
    default:
      return undefined;
  }
}

function firstDraw(books: readonly TrancheBook[]): Day | undefined {
  return books.flatMap((entry) => entry.history.slice(0, 1).map((point) => point.day)).sort()[0];
}

/** The value measured last, of the whole contract. */
function measured(view: DayView, id: string): Exact | undefined {
  const found = view.known.measures.findLast((measure) => measure.name === id && measure.subject === undefined);
  return found === undefined ? undefined : parseExact(found.value);
}

function occurred(view: DayView, id: string): true | undefined {
  return view.known.events.some((event) => event.kind === 'event' && event.name === id && event.subject === undefined) ? true : undefined;
}

/** Where yes or no is asked, a name that nobody measured and that is no parameter is an event that did not happen. */
function mayBeEvent({ book }: DayView, id: string): boolean {
  return !book.parameters.has(id) && !book.input.facts.measures.some((measure) => measure.name === id);
}

function parameter(view: DayView, scope: Scope, id: string): Exact | undefined {
  const rows = inForce(view.book.parameters.get(id) ?? [], view.day);
  if (rows === undefined) return undefined;
  const value = evaluateNumber(rows.formula, scope);
  return value.ok ? value.value : undefined;
}

function callValue(view: DayView, name: string, ids: readonly string[]): Exact | undefined {
  const [id = ''] = ids;
  const tranche = view.book.tranches.get(id);
  switch (name) {
    case 'paid':
      return fromCents(paidTo(view.book, id), view.book.digits);
    case 'outstanding':
      return tranche === undefined ? undefined : fromCents(outstandingOf(tranche), view.book.digits);
    case 'sum':
      return total(latestValues(view, id));
    case 'mean':
      return dividedBy(total(latestValues(view, id)), fromInteger(latestValues(view, id).length));
    default:
      return undefined;
  }
}

/** The latest value of each subject. */
function latestValues(view: DayView, id: string): readonly Exact[] {
  const named = view.known.measures.filter((measure) => measure.name === id);
  return [...new Map(named.map((measure) => [measure.subject ?? '', parseExact(measure.value)])).values()];
}

function total(values: readonly Exact[]): Exact {
  return values.reduce(plus, EXACT_ZERO);
}
