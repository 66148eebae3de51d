import ts from 'typescript';
import { placeOf, walk } from './source-files.ts';
import type { Finding, Source } from './source-files.ts';

/** ARCHITECTURE.md, house rules 2 and 17. */
export const LONGEST_FUNCTION = 60;
export const LONGEST_COMPONENT = 100;
export const LONGEST_FILE = 400;
export const MEDIAN_LINES = 10;
export const NINETY_PERCENT_LINES = 25;

export type Measured = {
  readonly name: string;
  readonly where: string;
  readonly lines: number;
  /** A component's markup is long without being hard to read. */
  readonly kind: 'function' | 'component';
  readonly hasBlock: boolean;
};

/** Every function of a file, also those inside others, with the lines from its first word to its last brace. */
export function measureFunctions(source: Source): readonly Measured[] {
  const measured: Measured[] = [];
  walk(source.tree, (node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) measured.push(measure(source, node));
  });
  return measured;
}

function measure(source: Source, node: ts.SignatureDeclaration): Measured {
  const name = nameOf(node);
  const [first, last] = [node.getStart(source.tree), node.end].map((position) => source.tree.getLineAndCharacterOfPosition(position).line);
  return {
    name,
    where: placeOf(source, node.getStart(source.tree)),
    lines: (last ?? 0) - (first ?? 0) + 1,
    kind: source.path.endsWith('.tsx') && /^[A-Z]/u.test(name) ? 'component' : 'function',
    hasBlock: ts.isFunctionLike(node) && node.getChildren(source.tree).some(ts.isBlock),
  };
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  return ts.isCallExpression(parent)
    ? `the function given to ${parent.expression.getText().split('\n').at(-1)?.trim() ?? ''}`
    : 'a function without a name';
}

export function findLongFunctions(source: Source): readonly Finding[] {
  return measureFunctions(source).flatMap(({ name, where, lines, kind }) => {
    const limit = kind === 'component' ? LONGEST_COMPONENT : LONGEST_FUNCTION;
    const advice = kind === 'component' ? 'make two components of it' : 'give a part of it a name of its own';
    return lines <= limit ? [] : [{ where, says: `${name} has ${lines} lines and ${limit} is the stop: ${advice}` }];
  });
}

export function findLongFile(source: Source): readonly Finding[] {
  const lines = source.text.trimEnd().split('\n').length;
  if (lines <= LONGEST_FILE) return [];
  return [{ where: `${source.path}:1`, says: `${lines} lines and ${LONGEST_FILE} is the stop: this file is about two things, give each its own` }];
}

/** The smallest number that at least `share` of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
