import { useLanguage, useMessages } from '../../../web/language.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { numberText } from '../../../web/format.ts';
import type { ExplainView } from '../statement-shape.ts';
import { type TreeNode, toTree } from './explain-tree.ts';
import { settlementWords } from './words.ts';
import './Explanation.css';

type Props = { readonly node: ExplainView; readonly sentences: { readonly nl: readonly string[]; readonly en: readonly string[] } };

/** Why this amount: first as sentences, below it step by step down to the claims. */
export function Explanation({ node, sentences }: Props) {
  const words = useMessages(settlementWords).explain;
  const { language } = useLanguage();
  return (
    <>
      <ul className="explanation__sentences">
        {sentences[language].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3 className="explanation__heading">{words.steps}</h3>
      <ul className="explain-tree">
        <TreeStep node={toTree(node, language)} currency={node.currency} depth={0} />
      </ul>
    </>
  );
}

type StepProps = { readonly node: TreeNode; readonly currency: string; readonly depth: number };

/** Open where the story is short; lists of claims are opened by who wants them. */
const OPEN_DEPTH = 2;
const MOST_OPEN = 6;

function TreeStep({ node, currency, depth }: StepProps) {
  const { language } = useLanguage();
  const words = useMessages(settlementWords).explain;
  if (node.children.length === 0)
    return (
      <li className="explain-step">
        <span />
        <StepText node={node} />
        <StepAmount node={node} currency={currency} />
      </li>
    );
  return (
    <li>
      <details open={depth < OPEN_DEPTH && node.children.length <= MOST_OPEN}>
        <summary className="explain-step">
          <span className="explain-step__mark" />
          <StepText node={node} />
          <StepAmount node={node} currency={currency} />
        </summary>
        <ul>
          {node.children.map((child, index) => (
            <TreeStep key={`${index} ${child.label}`} node={child} currency={currency} depth={depth + 1} />
          ))}
          {node.left > 0 && (
            <li>
              <Text tone="small">{words.left(numberText(node.left, language))}</Text>
            </li>
          )}
        </ul>
      </details>
    </li>
  );
}

function StepText({ node }: { readonly node: TreeNode }) {
  const words = useMessages(settlementWords).explain;
  return (
    <span>
      {node.label}
      {node.detail !== '' && <span className="explain-step__detail">{node.detail}</span>}
      {node.clause !== undefined && (
        <span className="explain-step__detail">
          {words.clause}: {node.clause}
        </span>
      )}
      {node.source !== undefined && (
        <span className="explain-step__detail">
          {words.source}: {node.source}
        </span>
      )}
    </span>
  );
}

function StepAmount({ node, currency }: { readonly node: TreeNode; readonly currency: string }) {
  return node.amountCents === undefined ? <span /> : <Money amountCents={node.amountCents} currency={currency} />;
}
