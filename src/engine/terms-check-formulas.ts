import { type Formula, namesIn, parseFormula } from './formula-parse.ts';
import { ALL_FUNCTIONS } from './formula.ts';
import { type Path, withNearest } from './issue.ts';
import type { TermSheet } from './terms.ts';
import { circlesIn } from './terms-check-ids.ts';
import { type SheetIssue, problem, unknownIds } from './terms-check-types.ts';
import { capitalFormulas } from './waterfall-check.ts';

/** Can every formula be read, does it ask for things that exist, and does it answer with what its place needs? */
export function formulaIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [...formulasOf(sheet).flatMap((place) => placeIssues(sheet, place)), ...circularParameters(sheet)];
}

/** A formula with its place. `needs` is what must come out; `world` says which functions there are. */
export type FormulaPlace = {
  readonly path: Path;
  readonly text: string;
  readonly needs: 'number' | 'condition';
  readonly world: 'rules' | 'capital';
};

export function formulasOf(sheet: TermSheet): readonly FormulaPlace[] {
  const rules = sheet.rules.flatMap((rule, index) => [
    ...place(['rules', index, 'quantity'], rule.quantity),
    ...place(['rules', index, 'when'], rule.when, 'condition'),
    ...place(['rules', index, 'amount'], rule.amount),
  ]);
  const fees = sheet.fees.flatMap((fee, index) => [
    ...place(['fees', index, 'amount'], fee.amount),
    ...place(['fees', index, 'when'], fee.when, 'condition'),
  ]);
  const deductions = sheet.deductions.flatMap((deduction, index) => place(['deductions', index, 'amount'], deduction.amount));
  const parameters = Object.entries(sheet.parameters).flatMap(([id, value]) =>
    typeof value === 'string'
      ? place(['parameters', id], value)
      : value.flatMap((row, index) => place(['parameters', id, index, 'value'], row.value)),
  );
  const capital =
    sheet.capital === undefined
      ? []
      : capitalFormulas(sheet.capital).map(({ path, text }): FormulaPlace => ({
          path,
          text,
          needs: path.at(-1) === 'when' ? 'condition' : 'number',
          world: 'capital',
        }));
  return [...rules, ...fees, ...deductions, ...parameters, ...capital];
}

function place(path: Path, text: string | undefined, needs: FormulaPlace['needs'] = 'number'): readonly FormulaPlace[] {
  return text === undefined ? [] : [{ path, text, needs, world: 'rules' }];
}

function placeIssues(sheet: TermSheet, where: FormulaPlace): readonly SheetIssue[] {
  const parsed = parseFormula(where.text);
  if (!parsed.ok) {
    const { code, at, found } = parsed.error;
    return [{ ...problem(code, where.path, { formula: where.text, found, position: at + 1, hint: hintFor(where.text, at) }), offset: at }];
  }
  const parts = namesIn(parsed.value).flatMap((part) => (part.kind === 'call' ? callIssues(sheet, where, part) : []));
  const answers = kindOf(parsed.value);
  if (answers === 'unknown' || answers === where.needs) return parts;
  return [...parts, problem(where.needs === 'number' ? 'formula_not_number' : 'formula_not_condition', where.path, { formula: where.text })];
}

/** Signs people bring along from other languages, and what to write instead. A sign may begin one place before the stumble. */
function hintFor(text: string, at: number): string {
  const [, sign] = /^.?\s*(==|&&|\|\||<>|\^)/.exec(text.slice(Math.max(0, at - 1))) ?? [];
  if (sign !== undefined) return HINTS[sign] ?? '';
  return /^\d,\d/.test(text.slice(Math.max(0, at - 1))) ? ',' : '';
}

const HINTS: Readonly<Record<string, string>> = { '==': '=', '&&': 'and', '||': 'or', '<>': '!=', '^': '*' };

type Kind = 'number' | 'condition' | 'unknown';

/** A name alone may be an event, which is true or not there; a number is everything that is calculated. */
function kindOf(formula: Formula): Kind {
  switch (formula.kind) {
    case 'number':
    case 'negate':
      return 'number';
    case 'not':
      return 'condition';
    case 'name':
      return 'unknown';
    case 'binary':
      return ['+', '-', '*', '/'].includes(formula.operator) ? 'number' : 'condition';
    case 'call':
      return callKind(formula);
  }
}

function callKind(formula: Call): Kind {
  if (formula.name === 'has') return 'condition';
  if (formula.name !== 'if') return 'number';
  const [, yes, no] = formula.inputs;
  const kinds = [yes, no].map((branch) => (branch === undefined ? 'unknown' : kindOf(branch)));
  return kinds[0] === kinds[1] ? (kinds[0] ?? 'unknown') : 'unknown';
}

type Call = Extract<Formula, { kind: 'call' }>;

/** How many inputs each function takes, and what the first must be. */
const TAKES: Readonly<
  Record<string, { readonly least: number; readonly most: number; readonly ids: 'outcome' | 'paid' | 'tranche' | 'curve' | 'name' | 'none' }>
> = {
  min: { least: 1, most: 20, ids: 'none' },
  max: { least: 1, most: 20, ids: 'none' },
  abs: { least: 1, most: 1, ids: 'none' },
  floor: { least: 1, most: 1, ids: 'none' },
  round: { least: 1, most: 2, ids: 'none' },
  if: { least: 3, most: 3, ids: 'none' },
  lookup: { least: 2, most: 2, ids: 'curve' },
  has: { least: 1, most: 1, ids: 'name' },
  count: { least: 1, most: 2, ids: 'outcome' },
  quantity: { least: 1, most: 2, ids: 'outcome' },
  people: { least: 1, most: 2, ids: 'outcome' },
  total: { least: 1, most: 2, ids: 'outcome' },
  paid: { least: 1, most: 1, ids: 'paid' },
  outstanding: { least: 1, most: 1, ids: 'tranche' },
  sum: { least: 1, most: 1, ids: 'name' },
  mean: { least: 1, most: 1, ids: 'name' },
};

const NOT_IN: Readonly<Record<FormulaPlace['world'], readonly string[]>> = {
  rules: ['outstanding'],
  capital: ['count', 'quantity', 'people', 'total'],
};

function callIssues(sheet: TermSheet, where: FormulaPlace, call: Call): readonly SheetIssue[] {
  const at = { offset: call.at };
  const takes = TAKES[call.name];
  if (!ALL_FUNCTIONS.has(call.name) || takes === undefined) {
    const known = [...ALL_FUNCTIONS].sort();
    return [{ ...problem('formula_unknown_function', where.path, withNearest({ value: call.name, known }, call.name, known)), ...at }];
  }
  if (NOT_IN[where.world].includes(call.name))
    return [{ ...problem('formula_function_not_here', where.path, { value: call.name, world: where.world }), ...at }];
  const [first] = call.inputs;
  const isCounted = call.inputs.length >= takes.least && call.inputs.length <= takes.most;
  if (!isCounted || (takes.ids !== 'none' && first?.kind !== 'name'))
    return [{ ...problem('formula_inputs', where.path, { value: call.name, least: takes.least, most: takes.most, ids: takes.ids }), ...at }];
  return first?.kind === 'name' ? idIssues(sheet, where, { id: first.id, ids: takes.ids, at: first.at }) : [];
}

function idIssues(
  sheet: TermSheet,
  where: FormulaPlace,
  asked: { readonly id: string; readonly ids: string; readonly at: number },
): readonly SheetIssue[] {
  const reference = [{ path: where.path, id: asked.id }];
  const tranches = sheet.capital?.tranches.map((tranche) => tranche.id) ?? [];
  const steps = sheet.capital?.waterfall.map((step) => step.id) ?? [];
  const found = (() => {
    switch (asked.ids) {
      case 'outcome':
        return unknownIds(
          'unknown_outcome',
          sheet.outcomes.map((outcome) => outcome.id),
          reference,
        );
      case 'curve':
        return unknownIds('unknown_curve', Object.keys(sheet.curves), reference);
      case 'tranche':
        return unknownIds('capital_unknown_tranche', tranches, reference);
      case 'paid':
        return unknownIds(
          'unknown_paid',
          where.world === 'rules' ? sheet.rules.map((rule) => rule.id) : [...sheet.parties.map((party) => party.id), ...tranches, ...steps],
          reference,
        );
      default:
        return [];
    }
  })();
  return found.map((issue) => ({ ...issue, offset: asked.at }));
}

/** A parameter that asks for itself, straight or by way of others, has no value. */
function circularParameters(sheet: TermSheet): readonly SheetIssue[] {
  const asks = new Map(Object.keys(sheet.parameters).map((id) => [id, asksFor(sheet, id)]));
  return circlesIn([...asks.keys()], (id) => asks.get(id) ?? []).map((circle) => ({
    ...problem('parameter_circular', ['parameters', circle[0] ?? ''], { circle: [...circle, circle[0] ?? ''].join(' → ') }),
    on: 'key' as const,
  }));
}

function asksFor(sheet: TermSheet, id: string): readonly string[] {
  const value = sheet.parameters[id];
  const texts = value === undefined ? [] : typeof value === 'string' ? [value] : value.map((row) => row.value);
  return texts.flatMap((text) => {
    const parsed = parseFormula(text);
    return parsed.ok ? namesIn(parsed.value).flatMap((part) => (part.kind === 'name' ? [part.id] : [])) : [];
  });
}
