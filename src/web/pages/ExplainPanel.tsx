import { type ReactNode, useCallback, useState } from 'react';
import { Explanation } from '../../slices/settlement/screens/Explanation.tsx';
import { SumExplanation } from '../../slices/settlement/screens/SumExplanation.tsx';
import { type Asked, type Asking, explainPath } from '../../slices/settlement/screens/asked.ts';
import { settlementWords } from '../../slices/settlement/screens/words.ts';
import { explainAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import { useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { Button } from '../ui/Button.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { QueryProblem } from './QueryProblem.tsx';

/** Which amounts are being asked about: the one that was pressed, and those opened from its explanation. */
export function useAsking() {
  const [stack, setStack] = useState<readonly Asked[]>([]);
  const close = useCallback(() => setStack([]), []);
  const openId = stack[0]?.id;
  const asking: Asking = { openId, ask: (asked) => setStack(asked.id === openId ? [] : [asked]) };
  return { stack, asking, close, goDeeper: (asked: Asked) => setStack([...stack, asked]), goBack: () => setStack(stack.slice(0, -1)) };
}

/** What is not the sum of other amounts: somebody has to explain it. */
type AskedAlone = Exclude<Asked, { readonly kind: 'sum' }>;
type AskedProps = { readonly state: ReturnType<typeof useAsking>; readonly explain: (asked: AskedAlone) => ReactNode };

/** What is asked about, beside it, with the way back. A sum explains itself by its parts, the rest as `explain` does. */
export function AskedPanel({ state, explain }: AskedProps) {
  const words = useMessages(settlementWords).explain;
  const top = state.stack.at(-1);
  return (
    <SidePanel title={top?.title ?? ''} contentKey={top?.id} isOpen={top !== undefined} onClose={state.close}>
      {state.stack.length > 1 && (
        <div>
          <Button onClick={state.goBack}>{words.back}</Button>
        </div>
      )}
      {top?.kind === 'sum' ? <SumExplanation sum={top} onAsk={state.goDeeper} /> : top && explain(top)}
    </SidePanel>
  );
}

type Props = { readonly slug: string; readonly state: ReturnType<typeof useAsking> };

/** The explanation of an amount as the server gives it. */
export function ExplainPanel({ slug, state }: Props) {
  return <AskedPanel state={state} explain={(asked) => <FetchedExplanation path={explainPath(slug, asked) ?? ''} />} />;
}

function FetchedExplanation({ path }: { readonly path: string }) {
  const answer = useRead(path, explainAnswerSchema);
  if (answer.error) return <QueryProblem error={answer.error} onRetry={() => void answer.refetch()} />;
  return answer.data === undefined ? <Skeleton rows={5} /> : <Explanation node={answer.data.node} sentences={answer.data.sentences} />;
}
