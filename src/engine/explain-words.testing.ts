import type { ExplainCode, ExplainNode } from './explain-node.ts';
import { EXPLAIN_MESSAGES } from './messages-explain.ts';
import { type Language, wordsFor } from './messages-words.ts';
import { cents } from './money.ts';

/** Nodes of an explanation by themselves, for the tests of their words. */

type Parts = Partial<Pick<ExplainNode, 'title' | 'source' | 'children' | 'names'>>;
export type WordsRow = readonly [name: string, node: ExplainNode, nl: string, en: string];

export function node(code: ExplainCode, amount: number | undefined, values: ExplainNode['values'] = {}, parts: Parts = {}): ExplainNode {
  return { code, amount: amount === undefined ? undefined : cents(amount), currency: 'EUR', values, children: [], ...parts };
}

/** What this node says, without its children; `_` stands for a space that does not break. */
export function said(of: ExplainNode, language: Language): string {
  return EXPLAIN_MESSAGES[language][of.code](of, wordsFor(language, of.currency)).join(' ').replaceAll('\u00a0', '_');
}

export const TITLE = { title: { nl: 'Baan', en: 'Job' } };

export function inputs(...pairs: readonly (readonly [string, string])[]): Parts {
  return { children: pairs.map(([name, value]) => node('input', undefined, { name, value })) };
}
