import { type Result, fail, ok } from './result.ts';

/** A formula as a tree. Names are measures, parameters, values of a claim, or outcome, rule and curve ids inside functions. */
export type Formula =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly id: string; readonly at: number }
  | { readonly kind: 'not'; readonly body: Formula }
  | { readonly kind: 'negate'; readonly body: Formula }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly at: number; readonly inputs: readonly Formula[] };

export type Operator = 'or' | 'and' | '<' | '<=' | '>' | '>=' | '=' | '!=' | '+' | '-' | '*' | '/';

/** `at` is the place in the formula, counted from 0. */
export type FormulaIssue = {
  readonly code: 'formula_unexpected' | 'formula_unfinished' | 'formula_too_deep' | 'formula_number_too_long';
  readonly at: number;
  readonly found: string;
};

type Token = { readonly kind: 'number' | 'name' | 'sign' | 'end'; readonly text: string; readonly at: number };
type Cursor = { readonly tokens: readonly Token[]; index: number; depth: number };

const TOKEN = /\s*(?:(?<number>\d+(?:\.\d+)?%?)|(?<name>[a-z][a-z0-9_]*)|(?<sign><=|>=|!=|[-+*/()<>=,]))/y;

/** Binding strength, weakest first; each row is left-associative. */
const LEVELS: readonly (readonly Operator[])[] = [['or'], ['and'], ['<', '<=', '>', '>=', '=', '!='], ['+', '-'], ['*', '/']];

const MAX_DEPTH = 50;
/** A formula is read and calculated by walking down its tree: far more signs than any contract needs, far fewer than a computer can bear. */
const MAX_TOKENS = 2000;
/** What is longer than any real number takes ages to calculate with. */
const MOST_SIGNS = 30;

class Stop extends Error {
  readonly issue: FormulaIssue;
  constructor(issue: FormulaIssue) {
    super(issue.code);
    this.issue = issue;
  }
}

/** In: text such as "min(1, achieved / target) * 1000". Out: the tree, or the place where it goes wrong. */
export function parseFormula(text: string): Result<Formula, FormulaIssue> {
  try {
    const cursor: Cursor = { tokens: tokenize(text), index: 0, depth: 0 };
    const tree = parseLevel(cursor, 0);
    const rest = peek(cursor);
    return rest.kind === 'end' ? ok(tree) : fail(unexpected(rest));
  } catch (error) {
    if (error instanceof Stop) return fail(error.issue);
    throw error;
  }
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match?.groups === undefined) throw new Stop({ code: 'formula_unexpected', at, found: text.slice(at).trim().slice(0, 12) });
    if (tokens.length === MAX_TOKENS) throw new Stop({ code: 'formula_too_deep', at, found: text.slice(at).trim().slice(0, 12) });
    const token = toToken(match.groups, TOKEN.lastIndex);
    if (token.kind === 'number' && token.text.length > MOST_SIGNS)
      throw new Stop({ code: 'formula_number_too_long', at: token.at, found: token.text.slice(0, 12) });
    tokens.push(token);
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

function toToken(groups: Readonly<Record<string, string | undefined>>, end: number): Token {
  const { number, name, sign = '' } = groups;
  if (number !== undefined) return { kind: 'number', text: number, at: end - number.length };
  if (name !== undefined) return { kind: 'name', text: name, at: end - name.length };
  return { kind: 'sign', text: sign, at: end - sign.length };
}

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.index] ?? { kind: 'end', text: '', at: 0 };
}

function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.index += 1;
  return token;
}

function unexpected(token: Token): FormulaIssue {
  return { code: token.kind === 'end' ? 'formula_unfinished' : 'formula_unexpected', at: token.at, found: token.text };
}

function parseLevel(cursor: Cursor, level: number): Formula {
  const operators = LEVELS[level];
  if (operators === undefined) return parseUnary(cursor);
  let left = parseLevel(cursor, level + 1);
  for (let operator = operatorAt(cursor, operators); operator !== undefined; operator = operatorAt(cursor, operators)) {
    take(cursor);
    left = { kind: 'binary', operator, left, right: parseLevel(cursor, level + 1) };
  }
  return left;
}

function operatorAt(cursor: Cursor, operators: readonly Operator[]): Operator | undefined {
  const token = peek(cursor);
  return token.kind === 'number' ? undefined : operators.find((operator) => operator === token.text);
}

function parseUnary(cursor: Cursor): Formula {
  cursor.depth += 1;
  if (cursor.depth > MAX_DEPTH) throw new Stop({ code: 'formula_too_deep', at: peek(cursor).at, found: peek(cursor).text });
  const tree = unary(cursor);
  cursor.depth -= 1;
  return tree;
}

function unary(cursor: Cursor): Formula {
  const token = take(cursor);
  if (token.kind === 'number') return { kind: 'number', text: token.text };
  if (token.text === '-') return { kind: 'negate', body: parseUnary(cursor) };
  if (token.text === 'not') return { kind: 'not', body: parseLevel(cursor, 2) };
  if (token.text === '(') return closed(cursor, parseLevel(cursor, 0));
  if (token.kind === 'name' && !RESERVED.has(token.text)) return parseName(cursor, token);
  throw new Stop(unexpected(token));
}

/** Words of the language itself; `constructor` is a word of the language below, in which a lookup by that name would always find something. */
const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'constructor']);

function parseName(cursor: Cursor, name: Token): Formula {
  if (peek(cursor).text !== '(') return { kind: 'name', id: name.text, at: name.at };
  take(cursor);
  const inputs: Formula[] = [];
  while (peek(cursor).text !== ')' || inputs.length > 0) {
    inputs.push(parseLevel(cursor, 0));
    if (peek(cursor).text !== ',') break;
    take(cursor);
  }
  return closed(cursor, { kind: 'call', name: name.text, at: name.at, inputs });
}

function closed(cursor: Cursor, tree: Formula): Formula {
  const token = take(cursor);
  if (token.text !== ')') throw new Stop(unexpected(token));
  return tree;
}

/** What stands directly inside a formula. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'number':
    case 'name':
      return [];
    case 'not':
    case 'negate':
      return [formula.body];
    case 'binary':
      return [formula.left, formula.right];
    case 'call':
      return formula.inputs;
  }
}

/** All names used outside functions that take ids, and all ids used inside them: for checking a term sheet. */
export function namesIn(formula: Formula): readonly Extract<Formula, { kind: 'name' | 'call' }>[] {
  const own = formula.kind === 'name' || formula.kind === 'call' ? [formula] : [];
  return [...own, ...partsOf(formula).flatMap(namesIn)];
}
