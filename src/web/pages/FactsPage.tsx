import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { may } from '../../slices/contract/contract.ts';
import { factsAnswerSchema } from '../../slices/outcome/outcome-shapes.ts';
import { factWords } from '../../slices/outcome/screens/words.ts';
import { useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { useSession } from '../session.tsx';
import { Text } from '../ui/Layout.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useContract } from './contract-context.ts';
import { FactsAdd } from './FactsAdd.tsx';
import { FactsList } from './FactsList.tsx';
import { FactsTodo } from './FactsTodo.tsx';
import { FactsOwn } from './FactsOwn.tsx';
import { QueryProblem } from './QueryProblem.tsx';

/** The facts of a contract: adding a file, what is there; for the person it is about only the own facts. */
export default function FactsPage() {
  const { contract } = useContract();
  if (contract === undefined) return null;
  return contract.panels.includes('facts') ? <Facts contract={contract} /> : <FactsOwn contract={contract} />;
}

function Facts({ contract }: { readonly contract: ContractView }) {
  const words = useMessages(factWords);
  const session = useSession();
  const answer = useRead(`/api/contracts/${contract.slug}/facts`, factsAnswerSchema);
  const mayAdd = session?.role !== undefined && may(session.role, 'recordFacts');
  if (answer.error) return <QueryProblem error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Skeleton rows={5} />;
  return (
    <>
      <FactsTodo contract={contract} facts={answer.data.facts} />
      {mayAdd ? (
        <FactsAdd contract={contract} known={answer.data.facts} />
      ) : (
        <Panel title={words.add.title}>
          <Text>{words.add.notYours}</Text>
        </Panel>
      )}
      <FactsList contract={contract} facts={answer.data.facts} batches={answer.data.batches} />
    </>
  );
}
