import type { Exact } from './decimal.ts';
import { type Formula, type Scope, evaluateNumber, parseFormula } from './formula.ts';
import type { TermSheet } from './terms.ts';

/** What a formula of a term sheet comes to without any fact, as far as that can be said: from numbers and parameters alone. */
export type Constants = {
  /** One value for each day from which a parameter changes; none when it waits for a fact. */
  readonly valuesOf: (formula: Formula) => readonly Exact[];
  /** Does it divide by something that is nothing, whatever the facts will be? */
  readonly dividesByZero: (formula: Formula) => boolean;
};

/** Enough for every contract we know; a sheet with more days was made to take our time. */
const MOST_DAYS = 50;

export function constantsOf(sheet: TermSheet): Constants {
  const scopes = daysOf(sheet).map((day) => scopeOn(sheet, day));
  const valuesOf = (formula: Formula): readonly Exact[] =>
    scopes.flatMap((scope) => {
      const answer = evaluateNumber(formula, scope);
      return answer.ok ? [answer.value] : [];
    });
  const dividesByZero = (formula: Formula): boolean =>
    childrenOf(formula).some(dividesByZero) ||
    (formula.kind === 'binary' && formula.operator === '/' && valuesOf(formula.right).some((value) => value.n === 0n));
  return { valuesOf, dividesByZero };
}

function childrenOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'not':
    case 'negate':
      return [formula.body];
    case 'binary':
      return [formula.left, formula.right];
    case 'call':
      return formula.inputs;
    default:
      return [];
  }
}

/** The first day of every row of every parameter; one day without a name when none of them has a row. */
function daysOf(sheet: TermSheet): readonly string[] {
  const days = Object.values(sheet.parameters).flatMap((value) => (typeof value === 'string' ? [] : value.map((row) => row.from)));
  return days.length === 0 ? [''] : [...new Set(days)].sort().slice(0, MOST_DAYS);
}

function scopeOn(sheet: TermSheet, day: string): Scope {
  const known = new Map<string, Exact | undefined>();
  const scope: Scope = {
    name: (id) => {
      if (!known.has(id)) {
        // A parameter that asks for itself is told elsewhere; here it has no value.
        known.set(id, undefined);
        known.set(id, parameterOn(sheet, { id, day, scope }));
      }
      return known.get(id);
    },
    curve: (id) => sheet.curves[id],
  };
  return scope;
}

function parameterOn(sheet: TermSheet, asked: { readonly id: string; readonly day: string; readonly scope: Scope }): Exact | undefined {
  const value = Object.hasOwn(sheet.parameters, asked.id) ? sheet.parameters[asked.id] : undefined;
  const text = typeof value === 'object' ? value.findLast((row) => row.from <= asked.day)?.value : value;
  const parsed = text === undefined ? undefined : parseFormula(text);
  if (parsed?.ok !== true) return undefined;
  const answer = evaluateNumber(parsed.value, asked.scope);
  return answer.ok && !isEndless(answer.value) ? answer.value : undefined;
}

const ENDLESS = 10n ** 60n;

/** Parameters that multiply each other grow to numbers that no computer can hold; long before that nobody means them. */
function isEndless({ n, d }: Exact): boolean {
  return n > ENDLESS || -n > ENDLESS || d > ENDLESS;
}

/** The curve whose value is the whole answer: lookup(coupon, score) answers nothing but values of the curve. */
export function curveOfLookup(formula: Formula): string | undefined {
  if (formula.kind !== 'call' || formula.name !== 'lookup') return undefined;
  const [first] = formula.inputs;
  return first?.kind === 'name' ? first.id : undefined;
}
