import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export type Source = { readonly path: string; readonly text: string; readonly tree: ts.SourceFile };
/** One broken house rule: `where` is a path with a line, `says` what is wrong and what to do. */
export type Finding = { readonly where: string; readonly says: string };

const CODE = '{src,tests,tools,bench,scenarios}/**/*.{ts,tsx}';
const OTHER_TEXT = '{src,tests,tools,bench,scenarios}/**/*.{mjs,css,sql,html,yaml}';

export function parseSource(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true) };
}

/** Every TypeScript file of the repository, with its syntax tree. */
export function readSources(): readonly Source[] {
  return pathsOf(CODE).map((path) => parseSource(path, readFileSync(path, 'utf8')));
}

/** The files that have no syntax tree here: style sheets, SQL, pages, term sheets. */
export function readOtherTexts(): readonly { readonly path: string; readonly text: string }[] {
  return pathsOf(OTHER_TEXT).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

function pathsOf(pattern: string): readonly string[] {
  return globSync(pattern, { exclude: (path) => path.includes('node_modules') })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

export const isTest = (path: string): boolean => /\.test\.tsx?$|[./]testing\.tsx?$/u.test(path);
export const isProduct = (path: string): boolean => path.startsWith('src/') && !isTest(path) && !path.endsWith('.d.ts');

export function placeOf({ path, tree }: Source, position: number): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(position).line + 1}`;
}

/** Calls `see` for every node of the tree, from the top down. */
export function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => walk(child, see));
}

export type Comment = { readonly where: string; readonly text: string };

/** Comments only: the same words in a string or on a page are no comment. */
export function commentsIn(source: Source): readonly Comment[] {
  const found = new Map<number, Comment>();
  const keep = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of ranges ?? []) found.set(pos, { where: placeOf(source, pos), text: source.text.slice(pos, end) });
  };
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.JsxText) return;
    keep(ts.getLeadingCommentRanges(source.text, node.pos));
    const children = node.getChildren(source.tree);
    if (children.length === 0) keep(ts.getTrailingCommentRanges(source.text, node.end));
    children.forEach(visit);
  };
  visit(source.tree);
  return [...found.values()];
}
