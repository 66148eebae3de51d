import { type Day, daysBetween } from './calendar.ts';
import { type Exact, exact } from './decimal.ts';
import { type Cents, add, cents } from './money.ts';
import { must } from './result.ts';

/** Money of one party on one day: negative when it is put in, positive when it comes back. */
export type DatedFlow = { readonly day: Day; readonly amount: Cents };

/**
 * `rate` is a fraction a year (0.1039 = 10.39 %). `unique` is false when the flows change sign more than once: then other rates may
 * also bring the present value to zero, and this is the one nearest to 0 %.
 */
export type Irr =
  | { readonly kind: 'irr'; readonly rate: number; readonly unique: boolean }
  | { readonly kind: 'no_irr'; readonly why: 'no_flows' | 'no_sign_change' | 'not_found' };

/** A flow in years since the first one, as a part of the largest: so that the size of the amounts cannot change the answer. */
type Scaled = { readonly years: number; readonly amount: number };

/**
 * The yearly rate at which the present value of dated flows is zero: 0 = Σ CF_k / (1 + rate)^((d_k − d_0) / 365).
 * A rate, never money: the only floats of the engine are here. Source: the definition of XIRR in ODF OpenFormula 1.3, §6.12.51.
 */
export function irr(flows: readonly DatedFlow[]): Irr {
  const days = byDay(flows);
  if (days.length === 0) return { kind: 'no_irr', why: 'no_flows' };
  const signChanges = countSignChanges(days);
  if (signChanges === 0) return { kind: 'no_irr', why: 'no_sign_change' };
  const scaled = scale(days);
  const longest = must(scaled.at(-1), 'last flow').years;
  const value = (growth: number) => presentValue(scaled, growth, longest);
  const bracket = findBracket(value, longest);
  if (bracket === undefined) return { kind: 'no_irr', why: 'not_found' };
  const rate = Math.expm1(findRoot(value, bracket) / longest);
  return { kind: 'irr', rate: rate + 0, unique: signChanges === 1 };
}

/** Present value at a yearly rate, in minor units, on the first day of the flows. For checks and drawings, not for money. */
export function presentValueAt(flows: readonly DatedFlow[], rate: number): number {
  const days = byDay(flows);
  const first = days[0]?.day;
  if (first === undefined) return 0;
  return days.reduce((total, flow) => total + flow.amount * Math.exp((-Math.log1p(rate) * daysBetween(first, flow.day)) / 365), 0);
}

/** What came back over what was put in, exact; undefined when nothing was put in. */
export function multiple(flows: readonly DatedFlow[]): Exact | undefined {
  const back = flows.reduce((total, flow) => (flow.amount > 0 ? total + BigInt(flow.amount) : total), 0n);
  const put = flows.reduce((total, flow) => (flow.amount < 0 ? total - BigInt(flow.amount) : total), 0n);
  return put === 0n ? undefined : exact(back, put);
}

/** One amount a day, in order: the order in which flows are given cannot matter, and a day that nets to zero is no flow. */
export function byDay(flows: readonly DatedFlow[]): readonly DatedFlow[] {
  const totals = new Map<Day, Cents>();
  for (const flow of flows) totals.set(flow.day, add(totals.get(flow.day) ?? cents(0), flow.amount));
  return [...totals]
    .map(([day, amount]) => ({ day, amount }))
    .filter((flow) => flow.amount !== 0)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function countSignChanges(days: readonly DatedFlow[]): number {
  return days.filter((flow, index) => index > 0 && Math.sign(flow.amount) !== Math.sign(must(days[index - 1], 'flow before').amount)).length;
}

function scale(days: readonly DatedFlow[]): readonly Scaled[] {
  const first = must(days[0], 'first flow').day;
  const largest = Math.max(...days.map((flow) => Math.abs(flow.amount)));
  return days.map((flow) => ({ years: daysBetween(first, flow.day) / 365, amount: flow.amount / largest }));
}

/**
 * `growth` is ln(1 + rate) over the whole span, so that a span of a day and of thirty years are searched alike. A negative growth is
 * valued at the last day instead of the first: the root is the same and no power can overflow.
 */
function presentValue(scaled: readonly Scaled[], growth: number, longest: number): number {
  const base = growth < 0 ? 1 : 0;
  return scaled.reduce((total, flow) => total + flow.amount * Math.exp(growth * (base - flow.years / longest)), 0);
}

type Bracket = { readonly low: number; readonly high: number };

/** Beyond e^700 a growth factor is no longer a number. */
const MOST_GROWTH = 700;

/** Looks outwards from 0 % on both sides, with steps that grow slowly, until the value changes sign. */
function findBracket(value: (growth: number) => number, longest: number): Bracket | undefined {
  const most = Math.min(MOST_GROWTH * longest, 10_000);
  let inner = 0;
  for (let step = 0.02; inner < most; step *= 1.02) {
    const outer = Math.min(inner + step, most);
    for (const bracket of [
      { low: inner, high: outer },
      { low: -outer, high: -inner },
    ]) {
      if (changesSign(value, bracket)) return bracket;
    }
    inner = outer;
  }
  return undefined;
}

function changesSign(value: (growth: number) => number, bracket: Bracket): boolean {
  return Math.sign(value(bracket.low)) * Math.sign(value(bracket.high)) <= 0;
}

type Point = { readonly x: number; readonly y: number };

const ENOUGH_ROUNDS = 200;

/** In: a function and two places between which it changes sign. Out: the place of the zero. Source: Brent 1973, chapter 4 ("zero"). */
export function findRoot(value: (x: number) => number, bracket: Bracket): number {
  let a: Point = { x: bracket.low, y: value(bracket.low) };
  let b: Point = { x: bracket.high, y: value(bracket.high) };
  let c = a;
  let step = b.x - a.x;
  let before = step;
  for (let round = 0; round < ENOUGH_ROUNDS; round++) {
    if (Math.sign(b.y) === Math.sign(c.y)) [c, step, before] = [a, b.x - a.x, b.x - a.x];
    if (Math.abs(c.y) < Math.abs(b.y)) [a, b, c] = [b, c, b];
    const tolerance = 2 * Number.EPSILON * Math.abs(b.x) + 1e-16;
    const half = (c.x - b.x) / 2;
    if (Math.abs(half) <= tolerance || b.y === 0) return b.x;
    const jump = Math.abs(before) < tolerance || Math.abs(a.y) <= Math.abs(b.y) ? undefined : interpolate(a, b, c);
    const safe = jump !== undefined && Math.abs(jump) < Math.min(1.5 * Math.abs(half) - tolerance / 2, Math.abs(before) / 2) && jump * half > 0;
    [before, step] = safe ? [step, jump] : [half, half];
    const x = b.x + (Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance);
    [a, b] = [b, { x, y: value(x) }];
  }
  return b.x;
}

/** The step from b to where a line (two points) or a sideways parabola (three points) crosses zero. */
function interpolate(a: Point, b: Point, c: Point): number {
  const s = b.y / a.y;
  if (a.x === c.x) return -((c.x - b.x) * s) / (1 - s);
  const q = a.y / c.y;
  const r = b.y / c.y;
  const p = s * ((c.x - b.x) * q * (q - r) - (b.x - a.x) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}
