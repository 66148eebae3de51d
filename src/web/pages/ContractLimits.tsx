import { canSee } from '../../slices/contract/contract.ts';
import { LimitTable } from '../../slices/contract/screens/LimitTable.tsx';
import { statementAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { useRead } from '../query.ts';
import { useSession } from '../session.tsx';

type Props = { readonly slug: string; readonly sheet: TermSheet };

/** The limits, and for who may see the facts what is left of each. */
export default function ContractLimits({ slug, sheet }: Props) {
  const session = useSession();
  const isSeen = session?.role !== undefined && canSee(session.role, 'facts') && sheet.limits.length > 0;
  return isSeen ? <WithLeft slug={slug} sheet={sheet} /> : <LimitTable sheet={sheet} />;
}

function WithLeft({ slug, sheet }: Props) {
  const statement = useRead(`/api/contracts/${slug}/statement`, statementAnswerSchema).data?.statement;
  return <LimitTable sheet={sheet} left={statement?.limits} />;
}
