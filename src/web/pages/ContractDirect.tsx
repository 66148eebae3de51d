import type { TermSheet } from '../../engine/terms.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { type BondCost, DirectNote } from '../../slices/contract/screens/DirectNote.tsx';
import { termsWords } from '../../slices/contract/screens/words-terms.ts';
import { type FlowAnswer, flowAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import { useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { Panel } from '../ui/Panel.tsx';

type Props = { readonly contract: ContractView; readonly sheet: TermSheet };

/** Beside every bond: what the direct form would be. Who sees the money also sees what the bond cost so far. */
export function ContractDirect({ contract, sheet }: Props) {
  const words = useMessages(termsWords).direct;
  return (
    <Panel title={words.title} look="raised">
      {contract.panels.includes('flow') ? <WithMoney contract={contract} sheet={sheet} /> : <DirectNote sheet={sheet} />}
    </Panel>
  );
}

function WithMoney({ contract, sheet }: Props) {
  const flow = useRead(`/api/contracts/${contract.slug}/flow`, flowAnswerSchema).data?.flow;
  return <DirectNote sheet={sheet} soFar={flow && costOf(flow)} />;
}

const BOND_KINDS: ReadonlySet<string> = new Set(['arranger', 'return']);

function costOf(flow: FlowAnswer['flow']): BondCost | undefined {
  const cents = flow.shares.filter((share) => BOND_KINDS.has(share.kind)).reduce((sum, share) => sum + share.cents, 0);
  return flow.publicCents > 0 ? { cents, publicCents: flow.publicCents } : undefined;
}
