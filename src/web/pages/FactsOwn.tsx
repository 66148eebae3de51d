import { useState } from 'react';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { factsAnswerSchema } from '../../slices/outcome/outcome-shapes.ts';
import { factRows } from '../../slices/outcome/screens/fact-rows.ts';
import { FactTable } from '../../slices/outcome/screens/FactTable.tsx';
import { OwnFactsForm } from '../../slices/outcome/screens/OwnFactsForm.tsx';
import { factWords } from '../../slices/outcome/screens/words.ts';
import { useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { useChooseRole, useSession } from '../session.tsx';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Text } from '../ui/Layout.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useNameOf } from './fact-names.ts';
import { QueryProblem } from './QueryProblem.tsx';

type Props = { readonly contract: ContractView };

/** "Mijn gegevens": what was written down about one pseudonym, for the person it is about. */
export function FactsOwn({ contract }: Props) {
  const words = useMessages(factWords).own;
  const session = useSession();
  const choose = useChooseRole();
  const [error, setError] = useState<Error>();
  const subject = session?.subject ?? null;
  const chooseSubject = (chosen: string) => {
    setError(undefined);
    choose({ role: 'participant', subject: chosen }).catch((cause: unknown) => setError(cause instanceof Error ? cause : new Error(String(cause))));
  };
  return (
    <Panel title={words.title} lead={words.lead}>
      <OwnFactsForm key={subject ?? ''} subject={subject} onChoose={chooseSubject} />
      {error && <ApiNotice error={error} />}
      {subject !== null && <OwnList contract={contract} subject={subject} />}
    </Panel>
  );
}

function OwnList({ contract, subject }: Props & { readonly subject: string }) {
  const words = useMessages(factWords).own;
  const nameOf = useNameOf(contract);
  const answer = useRead(`/api/contracts/${contract.slug}/facts`, factsAnswerSchema);
  if (answer.error) return <QueryProblem error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Skeleton />;
  const rows = factRows(answer.data.facts).filter((row) => !row.isReplaced);
  return (
    <>
      {rows.length > 0 && <Text>{words.now(subject)}</Text>}
      <FactTable
        isOwn
        caption={words.caption}
        rows={rows}
        currency={contract.currency}
        nameOf={nameOf}
        empty={<EmptyState stage="germ" text={words.empty(subject)} hint={words.emptyHint} />}
      />
      {rows.length > 0 && <Text tone="soft">{words.wrong}</Text>}
    </>
  );
}
