import { Composer, type Document, Lexer, Parser, type ParsedNode, isScalar } from 'yaml';
import type { IssueData } from '../engine/issue.ts';
import { quoteValue } from '../engine/issue.ts';
import { NO_SPOT, type SourceCode, type SourceIssue, type SourceLimits, type Sourced } from './source-types.ts';
import { structureSigns } from './source-signs.ts';
import { buildValues } from './source-values.ts';

export { type Place, formulaOffset, offsetOf, placesIn } from './source-places.ts';
export type { SourceCode, SourceLimits, Sourced } from './source-types.ts';

/**
 * Reads YAML (and so JSON) as plain values with the place of every value. Only what term sheets and facts need: one document, text keys,
 * no tags, no merge keys. Size, depth and the growth by aliases are bounded before anything is built, because files come from strangers.
 */

export const SHEET_LIMITS: SourceLimits = { characters: 1_000_000, tokens: 120_000, depth: 32, values: 50_000 };

export function readSource(source: string, limits: SourceLimits = SHEET_LIMITS): Sourced {
  if (source.length > limits.characters) return refused('source_too_large', 0, { limit: limits.characters, size: source.length });
  const strangeAt = strangeSign(source);
  if (strangeAt !== undefined) return refused('source_not_utf8', strangeAt);
  const tokens = tokensOf(source, limits);
  if ('code' in tokens) return { ...NOTHING, issues: [tokens] };
  const documents = composed(tokens, source);
  const issues = documents.flatMap((document) => syntaxIssues(document, source));
  const [first, second] = documents;
  if (issues.length > 0) return { ...NOTHING, issues: onePerLine(causesOf(issues, source), source) };
  if (second !== undefined) return refused('yaml_several_documents', second.range[0]);
  if (first === undefined || isNothing(first.contents)) return refused('source_empty', 0);
  return buildValues(first.contents, source, limits);
}

/**
 * Bytes of another alphabet (a spreadsheet's own, UTF-16) or of no text at all become these two signs when they are read as UTF-8: what
 * was written is lost, and would be stored and signed that way. Out: the place of the first, or undefined.
 */
export function strangeSign(source: string): number | undefined {
  const at = source.search(/[\ufffd\u0000]/);
  return at === -1 ? undefined : at;
}

/** A sign that nobody sees makes the package speak of something else: where there is one, that is what is wrong. */
function causesOf(issues: readonly SourceIssue[], source: string): readonly SourceIssue[] {
  const signs = structureSigns(source);
  return signs.length > 0 ? signs : issues;
}

const NOTHING: Sourced = { value: undefined, spot: NO_SPOT, issues: [], remarks: [] };

function refused(code: SourceCode, at: number, data: IssueData = {}): Sourced {
  return { ...NOTHING, issues: [{ code, at, path: [], data }] };
}

function isNothing(contents: ParsedNode | null): contents is null {
  return contents === null || (isScalar(contents) && contents.value === null);
}

type Token = Parameters<Composer['next']>[0];

/** Every lexeme passes here, so that a file made to hurt is refused before it is built. */
function tokensOf(source: string, limits: SourceLimits): readonly Token[] | SourceIssue {
  const parser = new Parser();
  const tokens: Token[] = [];
  let count = 0;
  let isText = false;
  for (const lexeme of new Lexer().lex(source)) {
    const at = parser.offset;
    count += 1;
    if (count > limits.tokens) return { code: 'source_too_many_values', at, path: [], data: { limit: limits.tokens } };
    if (!isText && lexeme.startsWith('!')) return { code: 'yaml_tag', at, path: [], data: { value: quoteValue(lexeme) } };
    if (!isText && isOpenQuote(lexeme)) return { code: 'yaml_open_quote', at, path: [], data: { near: quoteValue(lexeme.split('\n', 1)[0]) } };
    if (!isText && lexeme.startsWith('%')) return { code: 'yaml_directive', at, path: [], data: { value: quoteValue(lexeme) } };
    isText = lexeme === SCALAR_FOLLOWS;
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > limits.depth + 1) return { code: 'source_too_deep', at, path: [], data: { limit: limits.depth } };
  }
  tokens.push(...parser.end());
  return tokens;
}

/** The package would point at the end of the file; people look for where the quote was opened. */
function isOpenQuote(lexeme: string): boolean {
  const [quote] = lexeme;
  return (quote === '"' || quote === "'") && (lexeme.length === 1 || !lexeme.endsWith(quote));
}

/** The lexer puts this mark before a plain scalar. */
const SCALAR_FOLLOWS = '\u001f';

/** Our own check finds duplicate keys: the one of the package takes half a minute on a file of one megabyte. */
function composed(tokens: readonly Token[], source: string): readonly Document.Parsed[] {
  const composer = new Composer({ uniqueKeys: false, merge: false, version: '1.2', schema: 'core', customTags: [], strict: true });
  return [...composer.compose(tokens, true, source.length)];
}

const SYNTAX_CODES: Readonly<Record<string, SourceCode>> = {
  TAB_AS_INDENT: 'yaml_tab',
  BAD_INDENT: 'yaml_indent',
  MISSING_CHAR: 'yaml_missing_char',
  BAD_SCALAR_START: 'yaml_needs_quotes',
  MULTILINE_IMPLICIT_KEY: 'yaml_colon',
  BLOCK_AS_IMPLICIT_KEY: 'yaml_colon',
  MULTIPLE_DOCS: 'yaml_several_documents',
};

function syntaxIssues(document: Document.Parsed, source: string): readonly SourceIssue[] {
  return document.errors.map((error) => {
    const at = Math.min(error.pos[0], source.length);
    const near = quoteValue(source.slice(at).split('\n', 1)[0]);
    return { code: SYNTAX_CODES[error.code] ?? 'yaml_syntax', at, path: [], data: { near } };
  });
}

const MOST_SYNTAX_ISSUES = 10;

/** One slip makes the package complain many times: the first of each line is enough. */
function onePerLine(issues: readonly SourceIssue[], source: string): readonly SourceIssue[] {
  const sorted = [...issues].sort((left, right) => left.at - right.at).slice(0, 200);
  const lineOf = (at: number): number => source.lastIndexOf('\n', at - 1);
  return sorted.filter((issue, index) => index === 0 || lineOf(issue.at) !== lineOf(sorted[index - 1]?.at ?? -1)).slice(0, MOST_SYNTAX_ISSUES);
}
