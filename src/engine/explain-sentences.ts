import type { ExplainCode, ExplainNode } from './explain-node.ts';
import type { ExplainMessages } from './messages-explain-parts.ts';
import { EXPLAIN_MESSAGES } from './messages-explain.ts';
import { type Language, type Words, wordsFor } from './messages-words.ts';

/** In: any node of an explanation. Out: sentences for a contract manager, from the amount down to what it is made of. */
export function explainSentences(node: ExplainNode, language: Language): readonly string[] {
  const speaker: Speaker = { messages: EXPLAIN_MESSAGES[language], words: wordsFor(language, node.currency), clauses: new Set(), sources: new Set() };
  const sentences = say(node, speaker, undefined).map(withOneStop);
  return speaker.clauses.size === 0 ? sentences : [...sentences, speaker.messages.clauses(speaker.words.list([...speaker.clauses]))];
}

/** A name may end with a full stop of its own: “nothing to pay Scan Co.” */
function withOneStop(text: string): string {
  return text.replace(/(?<!\.)\.\.$/, '.');
}

type Speaker = { readonly messages: ExplainMessages; readonly words: Words; readonly clauses: Set<string>; readonly sources: Set<string> };

/** First what it is made of, then what it comes to. */
const SAID_AFTER: ReadonlySet<ExplainCode> = new Set(['outcome', 'share', 'minimum', 'late_interest']);
/** Whose children are a list to open, not a story to tell. */
const FOLDED: ReadonlySet<ExplainCode> = new Set([
  'limit_cut',
  'alternative_cut',
  'claims_at_price',
  'claims_by_formula',
  'total',
  'total_due',
  'put_in',
  'got_back',
  'drawn',
  'repaid',
]);
const AT_ONE_PRICE: ReadonlySet<ExplainCode> = new Set(['claims_at_price', 'claims_by_formula']);
const MOST_PRICES = 4;

function say(node: ExplainNode, speaker: Speaker, parent: ExplainNode | undefined): readonly string[] {
  if (node.clause !== undefined) speaker.clauses.add(node.clause);
  const own = isSaidAbove(node, parent) ? [] : unsaid(node, speaker);
  const below = toldBelow(node).flatMap((child) => say(child, speaker, node));
  return SAID_AFTER.has(node.code) ? [...below, ...own] : [...own, ...below];
}

/** A folded list keeps its claims to itself, but not how the price that they share was indexed. */
function toldBelow(node: ExplainNode): readonly ExplainNode[] {
  if (!isFolded(node)) return node.children;
  const groups = node.code === 'gross' && node.children.length === 1 ? [node, ...node.children] : [node];
  return groups.flatMap((group) => (AT_ONE_PRICE.has(group.code) ? group.children.filter((child) => child.code === 'step') : []));
}

/** Two formulas may look at one measure: its source is said once. */
function unsaid(node: ExplainNode, { messages, words, sources }: Speaker): readonly string[] {
  const own = messages[node.code](node, words);
  if (node.code !== 'input') return own;
  const fresh = own.filter((text) => !sources.has(text));
  for (const text of fresh) sources.add(text);
  return fresh;
}

/** What is due and what the line comes to are one amount when nothing was settled before. */
function isSaidAbove(node: ExplainNode, parent: ExplainNode | undefined): boolean {
  return node.code === 'line' && parent?.code === 'due' && parent.children.length === 1;
}

function isFolded(node: ExplainNode): boolean {
  if (node.code === 'returns') return node.children[0]?.code !== 'returns';
  if (node.code !== 'gross') return FOLDED.has(node.code);
  if (node.values['outcomes'] !== undefined) return false;
  return (node.values['price'] !== undefined && node.values['items'] !== '1') || node.children.length > MOST_PRICES;
}
