import { valueAt } from './curve.ts';
import { type Exact, compareExact, dividedBy, exact, minus, parseExact, plus, times } from './decimal.ts';
import type { Formula, Operator } from './formula-parse.ts';
import { type Result, fail, ok, unreachable } from './result.ts';
import { roundToStep, roundToWhole } from './rounding.ts';
import type { Curve } from './terms-parts.ts';

export { type Formula, parseFormula } from './formula-parse.ts';

export type Value = Exact | boolean;

/** Where a formula finds its values. `call` answers the functions that take ids, such as count(outcome) and paid(rule). */
export type Scope = {
  readonly name: (id: string) => Value | undefined;
  readonly curve: (id: string) => Curve | undefined;
  readonly call?: (name: string, ids: readonly string[]) => Exact | undefined;
  /** True for an event that did not happen (yet): where yes or no is asked, that is no. */
  readonly isNotYet?: (id: string) => boolean;
};

export type FormulaProblem =
  | { readonly code: 'value_missing'; readonly name: string }
  | { readonly code: 'division_by_zero' }
  | { readonly code: 'not_a_number' }
  | { readonly code: 'not_a_condition' }
  | { readonly code: 'unknown_function'; readonly name: string }
  | { readonly code: 'wrong_inputs'; readonly name: string };

type Answer<T> = Result<T, FormulaProblem>;

/** Functions on numbers, with how many they take. */
const NUMBER_FUNCTIONS: Readonly<Record<string, { readonly least: number; readonly most: number }>> = {
  min: { least: 1, most: 20 },
  max: { least: 1, most: 20 },
  abs: { least: 1, most: 1 },
  floor: { least: 1, most: 1 },
  round: { least: 1, most: 2 },
};

/** Functions whose inputs are ids, answered by the scope. */
export const ID_FUNCTIONS: ReadonlySet<string> = new Set(['count', 'quantity', 'people', 'paid', 'sum', 'mean', 'total', 'outstanding']);
export const ALL_FUNCTIONS: ReadonlySet<string> = new Set([...Object.keys(NUMBER_FUNCTIONS), ...ID_FUNCTIONS, 'if', 'lookup', 'has']);

/** In: a parsed formula and its values. Out: an exact number or true/false, or what stands in the way. */
export function evaluate(formula: Formula, scope: Scope): Answer<Value> {
  switch (formula.kind) {
    case 'number':
      return ok(parseExact(formula.text));
    case 'name':
      return present(scope.name(formula.id), formula.id);
    case 'negate':
      return mapNumber(evaluateNumber(formula.body, scope), (value) => ({ n: -value.n, d: value.d }));
    case 'not':
      return mapAnswer(evaluateCondition(formula.body, scope), (value) => !value);
    case 'binary':
      return binary(formula, scope);
    case 'call':
      return call(formula, scope);
    default:
      return unreachable(formula);
  }
}

export function evaluateNumber(formula: Formula, scope: Scope): Answer<Exact> {
  const value = evaluate(formula, scope);
  if (!value.ok) return value;
  return typeof value.value === 'boolean' ? fail({ code: 'not_a_number' }) : ok(value.value);
}

export function evaluateCondition(formula: Formula, scope: Scope): Answer<boolean> {
  if (formula.kind === 'call' && formula.name === 'if') return chooseCondition(formula, scope);
  const value = evaluate(formula, scope);
  if (!value.ok) return formula.kind === 'name' && scope.isNotYet?.(formula.id) === true ? ok(false) : value;
  return typeof value.value === 'boolean' ? ok(value.value) : fail({ code: 'not_a_condition' });
}

function present(value: Value | undefined, name: string): Answer<Value> {
  return value === undefined ? fail({ code: 'value_missing', name }) : ok(value);
}

function mapAnswer<T, U>(answer: Answer<T>, change: (value: T) => U): Answer<U> {
  return answer.ok ? ok(change(answer.value)) : answer;
}

function mapNumber(answer: Answer<Exact>, change: (value: Exact) => Exact): Answer<Exact> {
  return mapAnswer(answer, change);
}

function binary(formula: Extract<Formula, { kind: 'binary' }>, scope: Scope): Answer<Value> {
  if (formula.operator === 'and' || formula.operator === 'or') return logic(formula, scope);
  const left = evaluateNumber(formula.left, scope);
  if (!left.ok) return left;
  const right = evaluateNumber(formula.right, scope);
  return right.ok ? arithmetic(formula.operator, left.value, right.value) : right;
}

/** Stops at the first answer that decides, so "has(x) and x > 1" asks for x only when it is there. */
function logic(formula: Extract<Formula, { kind: 'binary' }>, scope: Scope): Answer<boolean> {
  const left = evaluateCondition(formula.left, scope);
  if (!left.ok || left.value === (formula.operator === 'or')) return left;
  return evaluateCondition(formula.right, scope);
}

function arithmetic(operator: Exclude<Operator, 'and' | 'or'>, left: Exact, right: Exact): Answer<Value> {
  switch (operator) {
    case '+':
      return ok(plus(left, right));
    case '-':
      return ok(minus(left, right));
    case '*':
      return ok(times(left, right));
    case '/': {
      const quotient = dividedBy(left, right);
      return quotient === undefined ? fail({ code: 'division_by_zero' }) : ok(quotient);
    }
    default:
      return ok(comparison(operator, compareExact(left, right)));
  }
}

function comparison(operator: '<' | '<=' | '>' | '>=' | '=' | '!=', order: number): boolean {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    default:
      return unreachable(operator);
  }
}

type Call = Extract<Formula, { kind: 'call' }>;

function call(formula: Call, scope: Scope): Answer<Value> {
  if (formula.name === 'if') return choose(formula, scope);
  if (formula.name === 'lookup') return lookup(formula, scope);
  if (formula.name === 'has') return has(formula, scope);
  if (ID_FUNCTIONS.has(formula.name)) return askScope(formula, scope);
  const arity = NUMBER_FUNCTIONS[formula.name];
  if (arity === undefined) return fail({ code: 'unknown_function', name: formula.name });
  if (formula.inputs.length < arity.least || formula.inputs.length > arity.most) return fail({ code: 'wrong_inputs', name: formula.name });
  return onNumbers(formula, scope);
}

function onNumbers(formula: Call, scope: Scope): Answer<Value> {
  const values: Exact[] = [];
  for (const input of formula.inputs) {
    const value = evaluateNumber(input, scope);
    if (!value.ok) return value;
    values.push(value.value);
  }
  const [first = exact(0n), second = exact(1n)] = values;
  switch (formula.name) {
    case 'min':
      return ok(values.reduce((a, b) => (compareExact(a, b) <= 0 ? a : b)));
    case 'max':
      return ok(values.reduce((a, b) => (compareExact(a, b) >= 0 ? a : b)));
    case 'abs':
      return ok(first.n < 0n ? { n: -first.n, d: first.d } : first);
    case 'floor':
      return ok(floor(first));
    default:
      return second.n > 0n ? ok(roundToStep(first, second, 'half-up')) : fail({ code: 'wrong_inputs', name: formula.name });
  }
}

/** Towards minus infinity: floor(-0.5) = -1, as in every spreadsheet. */
function floor(value: Exact): Exact {
  const down = roundToWhole(value, 'down');
  return exact(value.n < 0n && down * value.d !== value.n ? down - 1n : down);
}

function choose(formula: Call, scope: Scope): Answer<Value> {
  const chosen = branchOf(formula, scope);
  return chosen.ok ? evaluate(chosen.value, scope) : chosen;
}

function chooseCondition(formula: Call, scope: Scope): Answer<boolean> {
  const chosen = branchOf(formula, scope);
  return chosen.ok ? evaluateCondition(chosen.value, scope) : chosen;
}

function branchOf(formula: Call, scope: Scope): Answer<Formula> {
  const [condition, yes, no] = formula.inputs;
  if (condition === undefined || yes === undefined || no === undefined || formula.inputs.length > 3)
    return fail({ code: 'wrong_inputs', name: 'if' });
  const answer = evaluateCondition(condition, scope);
  return answer.ok ? ok(answer.value ? yes : no) : answer;
}

function lookup(formula: Call, scope: Scope): Answer<Value> {
  const [name, x] = formula.inputs;
  if (name?.kind !== 'name' || x === undefined || formula.inputs.length > 2) return fail({ code: 'wrong_inputs', name: 'lookup' });
  const curve = scope.curve(name.id);
  if (curve === undefined) return fail({ code: 'value_missing', name: name.id });
  return mapNumber(evaluateNumber(x, scope), (value) => valueAt(curve, value));
}

function has(formula: Call, scope: Scope): Answer<boolean> {
  const [name] = formula.inputs;
  return name?.kind === 'name' ? ok(scope.name(name.id) !== undefined) : fail({ code: 'wrong_inputs', name: 'has' });
}

function askScope(formula: Call, scope: Scope): Answer<Value> {
  const ids = formula.inputs.flatMap((input) => (input.kind === 'name' ? [input.id] : []));
  if (ids.length !== formula.inputs.length || scope.call === undefined) return fail({ code: 'wrong_inputs', name: formula.name });
  return present(scope.call(formula.name, ids), `${formula.name}(${ids.join(', ')})`);
}
