import type { z } from 'zod';
import { Document, isMap, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { termSheetSchema } from '../../../engine/terms.ts';
import { draftSentence } from './import-messages.ts';
import type { LeftOut, Missing } from './import-notes.ts';
import { cleanText } from '../indigo-values.ts';

/** A term sheet as somebody would write it, before defaults are filled in. */
export type DraftSheet = z.input<typeof termSheetSchema>;

export type DraftParts = { readonly draft: DraftSheet; readonly missing: readonly Missing[]; readonly leftOut: readonly LeftOut[] };

/** The draft as YAML with Dutch comments: beside the field that misses something, and at the end what was left out. */
export function draftYaml({ draft, missing, leftOut }: DraftParts): string {
  const document = new Document(withNumbers(draft), { aliasDuplicateObjects: false });
  const top = ['Concept uit INDIGO. Nog niet om te tekenen: overal waar "#" staat, is iets na te kijken.'];
  for (const note of missing) {
    const sentence = draftSentence(note, 'nl');
    if (!comment(document, note.path, sentence)) top.push(sentence);
  }
  document.commentBefore = asComment(top);
  if (leftOut.length > 0) document.comment = asComment(['Niet overgenomen:', ...leftOut.map((note) => `- ${draftSentence(note, 'nl')}`)]);
  return document.toString({ lineWidth: 0 });
}

function asComment(lines: readonly string[]): string {
  return lines.map((line) => ` ${cleanText(line).replaceAll('\n', ' ')}`).join('\n');
}

/** A price such as "220" reads better as 220; only where the number says the same text back. */
function withNumbers(draft: DraftSheet): unknown {
  return {
    ...draft,
    rules: draft.rules?.map((rule) => ({ ...rule, price: numberWhenSame(rule.price) })),
    limits: draft.limits?.map((limit) => ({ ...limit, max: numberWhenSame(limit.max) })),
  };
}

function numberWhenSame(value: unknown): unknown {
  return typeof value === 'string' && String(Number(value)) === value ? Number(value) : value;
}

/** Puts the sentence above the field at the path. False when there is no such field. */
function comment(document: Document, path: readonly (string | number)[], sentence: string): boolean {
  const key = path.at(-1);
  if (key === undefined) return false;
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const spot = isSeq(parent) && typeof key === 'number' ? parent.items[key] : keyIn(parent, key);
  if (!isScalar(spot) && !isMap(spot)) return false;
  addAbove(spot, sentence);
  return true;
}

function keyIn(parent: unknown, key: string | number): unknown {
  if (!isMap(parent)) return undefined;
  const pair: unknown = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
  return isPair(pair) ? pair.key : undefined;
}

function addAbove(node: Node, sentence: string): void {
  const before = node.commentBefore;
  node.commentBefore = [...(before === undefined || before === null ? [] : [before]), asComment([sentence])].join('\n');
}
