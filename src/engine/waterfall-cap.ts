import { type Day, daysBetween } from './calendar.ts';
import { type Exact, EXACT_ONE, exact, parseExact, plus, times } from './decimal.ts';
import { type DatedFlow, byDay } from './irr.ts';
import { type Cents, ZERO, cents, subtract, sum } from './money.ts';
import { must } from './result.ts';
import { roundToWhole, toCents } from './rounding.ts';
import type { Tranche } from './terms-capital.ts';
import type { BoundCap } from './waterfall-types.ts';

/** What a cap still allows on a day. */
export type Headroom = Omit<BoundCap, 'took'>;

type Holding = { readonly flows: readonly DatedFlow[]; readonly drawn: Cents; readonly day: Day; readonly digits: number };

/** In: what the holders put in and got so far. Out: for each cap of the tranche the most that may still be paid on this day. */
export function headroomOf(tranche: Tranche, holding: Holding): readonly Headroom[] {
  const received = sum(holding.flows.filter((flow) => flow.amount > 0).map((flow) => flow.amount));
  const paidBack = subtract(holding.drawn, sum(holding.flows.filter((flow) => flow.amount < 0).map((flow) => cents(-flow.amount))));
  const net = cents(received + paidBack);
  const caps: Headroom[] = [];
  if (tranche.maxMoney !== undefined)
    caps.push({ cap: 'maxMoney', limit: atLeastZero(toCents(parseExact(tranche.maxMoney), holding.digits, 'down') - net) });
  if (tranche.maxMultiple !== undefined) caps.push({ cap: 'maxMultiple', limit: atLeastZero(multipleOf(holding.drawn, tranche.maxMultiple) - net) });
  if (tranche.maxIrr !== undefined) caps.push({ cap: 'maxIrr', limit: mostForIrr(holding.flows, parseExact(tranche.maxIrr), holding.day) });
  return caps;
}

function atLeastZero(value: number): Cents {
  return cents(Math.max(0, value));
}

function multipleOf(drawn: Cents, multiple: string): number {
  return Number(roundToWhole(times(exact(BigInt(drawn)), parseExact(multiple)), 'down'));
}

/**
 * The most that may be paid on `day` so that the internal rate of return does not pass `cap`: what was put in, grown at the cap to this
 * day, less what came back, grown likewise. Rounded down to a whole minor unit. Exact: no float decides about money.
 * In: flows up to and including `day`; cap as a fraction a year, above -1.
 */
export function mostForIrr(flows: readonly DatedFlow[], cap: Exact, day: Day): Cents {
  const growth = plus(EXACT_ONE, cap);
  const scaled = byDay(flows).reduce((total, flow) => total - BigInt(flow.amount) * power(growth, daysBetween(flow.day, day)), 0n);
  // A hair is added so that a sum that is whole, but for the last of sixty digits, is not taken for the cent below.
  const whole = (scaled + HAIR) / UNIT;
  return whole > 0n ? cents(Number(whole)) : ZERO;
}

const UNIT = 10n ** 60n;
const HAIR = 10n ** 30n;

/** growth^(days / 365) in units of 10^-60: whole years exactly, the rest by the 365th root. */
function power(growth: Exact, days: number): bigint {
  const years = Math.floor(days / 365);
  const whole = exact(growth.n ** BigInt(years), growth.d ** BigInt(years));
  const part = fixedPower(dailyGrowth(growth), days - years * 365);
  return (part * whole.n) / whole.d;
}

const roots = new Map<string, bigint>();

/** The 365th root, in units of 10^-60, by Newton's method. */
function dailyGrowth(growth: Exact): bigint {
  const key = `${growth.n}/${growth.d}`;
  const known = roots.get(key);
  if (known !== undefined) return known;
  const target = (growth.n * UNIT) / growth.d;
  let root = UNIT;
  for (let round = 0; round < 400; round++) {
    const next = (364n * root + (target * UNIT) / fixedPower(root, 364)) / 365n;
    if (next === root) break;
    root = next;
  }
  roots.set(key, root);
  return root;
}

function fixedPower(base: bigint, exponent: number): bigint {
  let result = UNIT;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) / UNIT;
    square = (square * square) / UNIT;
  }
  return result;
}

/** The tightest of some caps, when it allows less than `wanted`. */
export function boundBy(caps: readonly Headroom[], wanted: Cents): BoundCap | undefined {
  const tightest = [...caps].sort((a, b) => a.limit - b.limit)[0];
  if (tightest === undefined || tightest.limit >= wanted) return undefined;
  return { ...must(tightest, 'cap'), took: subtract(wanted, tightest.limit) };
}
