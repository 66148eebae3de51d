import { z } from 'zod';
import { type NameOf, formulaWords } from '../../../engine/describe-formula.ts';
import { type Language, type Words, sentence, textIn, wordsFor } from '../../../engine/messages-words.ts';
import { textSchema } from '../../../engine/terms-parts.ts';
import type { ExplainView } from '../statement-shape.ts';
import { type ExplainLabels, explainLabels } from './words-explain.ts';

/** One step of an explanation as it is drawn: what it is, what it comes to, and where it stands. */
export type TreeNode = {
  readonly label: string;
  /** The same in figures: "4 × € 600,00". */
  readonly detail: string;
  readonly amountCents: number | undefined;
  readonly clause: string | undefined;
  readonly source: string | undefined;
  readonly children: readonly TreeNode[];
  /** Children that were not sent. */
  readonly left: number;
};

/** Layers that only say again what their parent says: shown as one step. */
const LAYERS: ReadonlySet<string> = new Set([
  'line',
  'outcome',
  'fee',
  'minimum',
  'deduction',
  'late_interest',
  'claims_at_price',
  'claims_by_formula',
  'payment_due',
]);

export function toTree(view: ExplainView, language: Language): TreeNode {
  const speaker: Speaker = { words: wordsFor(language, view.currency), labels: explainLabels[language] };
  return toNode(view, speaker);
}

type Speaker = { readonly words: Words; readonly labels: ExplainLabels };

function toNode(view: ExplainView, speaker: Speaker): TreeNode {
  const { children, left, clause } = withoutLayers(view);
  return {
    label: sentence(labelOf(view, speaker)),
    detail: detailOf(view, speaker),
    amountCents: view.amount,
    clause: view.clause ?? clause,
    source: view.source,
    children: children.filter(saysSomething).map((child) => toNode(child, speaker)),
    left,
  };
}

/** An amount that counts once, or a condition that is true, explains nothing. */
function saysSomething({ code, values }: ExplainView): boolean {
  return code !== 'input' || (values['value'] !== 'true' && !(values['name'] === 'times' && values['value'] === '1'));
}

function withoutLayers(view: ExplainView): Pick<ExplainView, 'children' | 'left' | 'clause'> {
  const [only, ...others] = view.children;
  const isLayer = only !== undefined && others.length === 0 && view.left === 0 && only.amount === view.amount && LAYERS.has(only.code);
  return isLayer ? { ...withoutLayers(only), clause: only.clause } : view;
}

function labelOf(view: ExplainView, { words, labels }: Speaker): string {
  const title = titleOf(view, words.language);
  const name = (key: string): string => view.values[key] ?? '';
  const make = labels[view.code];
  return make === undefined ? title || view.code.replaceAll('_', ' ') : make({ title, value: name, words, nameOf: nameOf(view, words.language) });
}

function titleOf(view: ExplainView, language: Language): string {
  const parsed = z.union([textSchema, z.undefined()]).safeParse(view.title);
  return parsed.success ? textIn(parsed.data, language) : '';
}

/** The figures of a step: quantity and price, a formula with its result, an input with its value. */
function detailOf(view: ExplainView, { words }: Speaker): string {
  const { quantity, price, text, result } = view.values;
  if (view.code === 'step')
    return stepText({ step: view.values['step'] ?? '', text: text ?? '', result: result ?? '' }, words, nameOf(view, words.language));
  if (quantity !== undefined && price !== undefined) return `${words.number(quantity)} × ${words.price(price)}`;
  if (view.code === 'share') return words.percent(view.values['share'] ?? '');
  return '';
}

const MONEY_STEPS: ReadonlySet<string> = new Set(['curve', 'price', 'index', 'amount', 'deduction', 'interest']);

/** An outcome in a formula is called by its title. */
function nameOf(view: ExplainView, language: Language): NameOf {
  return (id) => {
    const title = view.names?.[id];
    return title === undefined ? undefined : `‘${textIn(title, language)}’`;
  };
}

function stepText(step: { readonly step: string; readonly text: string; readonly result: string }, words: Words, names: NameOf): string {
  const result = MONEY_STEPS.has(step.step) ? words.price(step.result) : words.number(step.result);
  if (step.step === 'when' || step.step === 'rounding') return step.step === 'when' ? formulaWords(step.text, words.language, names) : result;
  const formula = formulaWords(step.text, words.language, names);
  return formula === words.number(step.result) ? result : `${formula} = ${result}`;
}
