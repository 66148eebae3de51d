import { type Formula, parseFormula, partsOf } from './formula-parse.ts';
import type { TermSheet } from './terms.ts';
import { type FormulaPlace, formulasOf } from './terms-check-formulas.ts';

/**
 * What a formula needs of a name: yes or no, or a number. A measure is a number, so a name that has to be yes or no is an event.
 * `turned`: "no" may bring money (after `not`, or in the condition of an `if`), so a slip in the name would pay in silence.
 */
export type NameUse = {
  readonly id: string;
  readonly needs: 'condition' | 'number';
  readonly isTurned: boolean;
  readonly path: FormulaPlace['path'];
  readonly at: number;
};

const uses = new WeakMap<TermSheet, readonly NameUse[]>();

export function nameUses(sheet: TermSheet): readonly NameUse[] {
  const known = uses.get(sheet);
  if (known !== undefined) return known;
  const found = formulasOf(sheet).flatMap(({ path, text, needs }) => {
    const parsed = parseFormula(text);
    return parsed.ok ? usesIn(parsed.value, { needs, isTurned: false, path }) : [];
  });
  uses.set(sheet, found);
  return found;
}

type Place = Omit<NameUse, 'id' | 'at'>;

function usesIn(formula: Formula, place: Place): readonly NameUse[] {
  const number: Place = { ...place, needs: 'number', isTurned: false };
  switch (formula.kind) {
    case 'number':
      return [];
    case 'name':
      return [{ ...place, id: formula.id, at: formula.at }];
    case 'not':
      return usesIn(formula.body, { ...place, needs: 'condition', isTurned: true });
    case 'negate':
      return usesIn(formula.body, number);
    case 'binary': {
      const isLogic = formula.operator === 'and' || formula.operator === 'or';
      return partsOf(formula).flatMap((part) => usesIn(part, isLogic ? { ...place, needs: 'condition' } : number));
    }
    case 'call':
      return usesInCall(formula, place);
  }
}

/** Functions whose inputs are ids, or that ask whether something is there at all. */
const OF_IDS: ReadonlySet<string> = new Set(['count', 'quantity', 'people', 'total', 'paid', 'outstanding', 'has']);

function usesInCall(formula: Extract<Formula, { kind: 'call' }>, place: Place): readonly NameUse[] {
  if (OF_IDS.has(formula.name)) return [];
  const number: Place = { ...place, needs: 'number', isTurned: false };
  if (formula.name === 'lookup') return formula.inputs.slice(1).flatMap((input) => usesIn(input, number));
  if (formula.name !== 'if') return formula.inputs.flatMap((input) => usesIn(input, number));
  return formula.inputs.flatMap((input, index) => usesIn(input, index === 0 ? { ...place, needs: 'condition', isTurned: true } : place));
}

/** Events that the terms themselves name as such. */
export function declaredEvents(sheet: TermSheet): ReadonlySet<string> {
  return new Set([...sheet.events.map((event) => event.id), ...endingEvents(sheet)]);
}

/** The event that ends the contract early, when the terms have one. */
export function endingEvents(sheet: TermSheet): readonly string[] {
  return [sheet.termination?.event, sheet.capital?.termination?.event].flatMap((event) => event ?? []);
}

/** What formulas need of each name over the whole sheet. */
export function namesByNeed(sheet: TermSheet): { readonly conditions: ReadonlySet<string>; readonly numbers: ReadonlySet<string> } {
  const named = (needs: NameUse['needs']): ReadonlySet<string> => new Set(nameUses(sheet).flatMap((use) => (use.needs === needs ? [use.id] : [])));
  return { conditions: named('condition'), numbers: named('number') };
}
