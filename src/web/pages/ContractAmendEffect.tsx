import { useMemo } from 'react';
import { compareStatements, type Comparison } from '../../engine/compare.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Settled } from '../../engine/statement.ts';
import type { TermSheet } from '../../engine/terms.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { factsAnswerSchema } from '../../slices/outcome/outcome-shapes.ts';
import { namesOf } from '../../slices/settlement/screens/names.ts';
import { WhatIfEffect } from '../../slices/settlement/screens/WhatIfEffect.tsx';
import { statementAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { Stack, Text } from '../ui/Layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { QueryProblem } from './QueryProblem.tsx';
import { lastDayOf } from '../../slices/settlement/last-day.ts';
import { settledOrNothing } from './trial.ts';

type Props = { readonly contract: ContractView; readonly next: TermSheet };

/** What a new version does with the facts of now: the same engine, once without and once with it. */
export function ContractAmendEffect({ contract, next }: Props) {
  const words = useMessages(tryWords).amend;
  if (!contract.panels.includes('facts')) return <Text tone="soft">{words.noFacts}</Text>;
  return (
    <Stack>
      <h3 className="utrecht-heading-3">{words.effect}</h3>
      <Effect contract={contract} next={next} />
    </Stack>
  );
}

function Effect({ contract, next }: Props) {
  const words = useMessages(tryWords).amend;
  const { tooLarge } = useMessages(tryWords).result;
  const { language } = useLanguage();
  const facts = useRead(`/api/contracts/${contract.slug}/facts`, factsAnswerSchema);
  const statement = useRead(`/api/contracts/${contract.slug}/statement`, statementAnswerSchema);
  const comparison = useComparison({ contract, next, facts: facts.data?.facts, settled: statement.data?.settled });
  const error = facts.error ?? statement.error;
  if (error) return <QueryProblem error={error} />;
  if (comparison === undefined) return <Skeleton />;
  if (comparison === 'too_large') return <Notice kind="warning">{tooLarge}</Notice>;
  const isSame = comparison.lines.every((line) => line.change === 'same');
  return isSame ? <Text>{words.same}</Text> : <WhatIfEffect comparison={comparison} names={namesOf(contract, language)} />;
}

type Basis = Props & { readonly facts: Facts | undefined; readonly settled: readonly Settled[] | undefined };

/** Both as if the contract were over today: claims of periods that still run count too. */
function useComparison({ contract, next, facts, settled }: Basis): Comparison | 'too_large' | undefined {
  return useMemo(() => {
    if (facts === undefined || settled === undefined) return undefined;
    const sheets = contract.versions.map((version) => version.sheet);
    const asOf = lastDayOf([next], facts);
    const [before, after] = [settledOrNothing(sheets, facts, { asOf, settled }), settledOrNothing([...sheets, next], facts, { asOf, settled })];
    return before === undefined || after === undefined ? 'too_large' : compareStatements(before, after);
  }, [contract, next, facts, settled]);
}
