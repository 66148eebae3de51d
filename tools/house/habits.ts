import ts from 'typescript';
import { commentsIn, placeOf, walk } from './source-files.ts';
import type { Finding, Source } from './source-files.ts';

const SUPPRESSION = /(eslint-disable\S*|@ts-(?:expect-error|ignore|nocheck)|prettier-ignore)(.*)/su;
const SHORTEST_REASON = 10;

/** A check that is switched off somewhere; counted, because each is a debt. */
export function findSuppressions(source: Source): readonly (Finding & { readonly hasReason: boolean })[] {
  return commentsIn(source).flatMap(({ where, text }) => {
    const [, what, rest = ''] = SUPPRESSION.exec(text) ?? [];
    if (what === undefined) return [];
    const reason = what.startsWith('eslint') ? (rest.split(' -- ')[1] ?? '') : rest;
    const hasReason = reason.replace('*/', '').trim().length >= SHORTEST_REASON;
    const advice = hasReason ? 'mend the cause instead' : `say why behind it${what.startsWith('eslint') ? ', after " -- "' : ''}`;
    return [{ where, hasReason, says: `${what} switches a check off: ${advice}` }];
  });
}

/** Where the compiler is told to believe something instead of being shown it. */
export function findLooseTypes(source: Source): readonly Finding[] {
  const findings: Finding[] = [];
  walk(source.tree, (node) => {
    const says = looseType(node);
    if (says !== undefined) findings.push({ where: placeOf(source, node.getStart(source.tree)), says });
  });
  return findings;
}

function looseType(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any: say what it is, or take unknown and parse it with zod';
  if (ts.isNonNullExpression(node)) return '!: handle the absent value, or use must() from engine/result.ts with what is missing';
  if ((ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.exclamationToken !== undefined) return '!: give it a value';
  if (ts.isTypeAssertionExpression(node)) return 'a cast: parse at the door, then trust; or narrow it with a check';
  if (!ts.isAsExpression(node) || ts.isConstTypeReference(node.type)) return undefined;
  return 'as: parse at the door, then trust; or narrow it with a check, or use satisfies';
}

const UNNUMBERED = /\b(TODO|FIXME|XXX)\b(?! ?\(?#\d)/u;
const TODO_ADVICE = 'without the number of an issue is a promise to nobody: write TODO #12, or do it, or drop it';

export function findTodos(source: Source): readonly Finding[] {
  return commentsIn(source).flatMap(({ where, text }) => todoIn(where, text));
}

/** For files without a syntax tree: any line counts. */
export function findTodosInText(file: { readonly path: string; readonly text: string }): readonly Finding[] {
  return file.text.split('\n').flatMap((line, index) => todoIn(`${file.path}:${index + 1}`, line));
}

function todoIn(where: string, text: string): readonly Finding[] {
  const word = UNNUMBERED.exec(text)?.[1];
  return word === undefined ? [] : [{ where, says: `${word} ${TODO_ADVICE}` }];
}

/** The command line and the build talk to a person; everything else answers with values or writes to platform/log.ts. */
const MAY_PRINT = /^src\/(main|web\/build)\//u;

export function findPrinting(source: Source): readonly Finding[] {
  if (MAY_PRINT.test(source.path)) return [];
  const findings: Finding[] = [];
  walk(source.tree, (node) => {
    if (!ts.isPropertyAccessExpression(node) || node.expression.getText(source.tree) !== 'console') return;
    const says = `console.${node.name.text} outside src/main: return the words, or write to the log of platform/log.ts`;
    findings.push({ where: placeOf(source, node.getStart(source.tree)), says });
  });
  return findings;
}
