import { useMemo } from 'react';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { textIn } from '../../slices/contract/screens/words.ts';
import { hasQuestions } from '../../slices/outcome/fact-file-questions.ts';
import { makeRules } from '../../slices/outcome/fact-file-rules.ts';
import type { FactSummary } from '../../slices/outcome/fact-file-summary.ts';
import type { FactMapping } from '../../slices/outcome/fact-file-types.ts';
import { factMappingSchema, mappingAnswerSchema } from '../../slices/outcome/outcome-shapes.ts';
import { FactMappingForm } from '../../slices/outcome/screens/FactMappingForm.tsx';
import { SheetChoice } from '../../slices/outcome/screens/SheetChoice.tsx';
import { useLanguage } from '../language.tsx';
import { useRead, useWrite } from '../query.ts';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import type { ReadHow } from './fact-reading.ts';

type Props = {
  readonly contract: ContractView;
  readonly summary: FactSummary;
  readonly mapping: FactMapping | undefined;
  /** Reads the same file again: with what was said, or another sheet. */
  readonly onRead: (how: ReadHow) => void;
};

/** What was said before about the headings and words of this contract's files. */
export function useFactMapping(slug: string): FactMapping | undefined {
  return useRead(`/api/contracts/${slug}/fact-mapping`, mappingAnswerSchema).data?.mapping ?? undefined;
}

/** The questions about a file before its rows are looked at. What is answered is kept for the contract, and the file is read again. */
export function FactsMapping({ contract, summary, mapping, onRead }: Props) {
  const write = useWrite({ path: `/api/contracts/${contract.slug}/fact-mapping`, schema: factMappingSchema, method: 'PUT' });
  const choices = useChoices(contract);
  const names = useMemo(() => [...makeRules(sheetsOf(contract)).names].sort(), [contract]);
  const keep = (said: FactMapping) => write.mutate(said, { onSuccess: () => onRead({ mapping: said, sheetName: summary.sheet }) });
  return (
    <>
      <SheetChoice summary={summary} onChoose={(sheetName) => onRead({ mapping, sheetName })} />
      {hasQuestions(summary) && (
        <FactMappingForm
          key={summary.sheet ?? ''}
          summary={summary}
          choices={choices}
          names={names}
          mapping={mapping}
          onConfirm={keep}
          isBusy={write.isPending}
        />
      )}
      {write.error && <ApiNotice error={write.error} />}
    </>
  );
}

function sheetsOf(contract: ContractView) {
  return contract.versions.map((version) => version.sheet);
}

function useChoices(contract: ContractView) {
  const { language } = useLanguage();
  return useMemo(() => {
    const fixed = (ids: readonly string[]) => ids.map((id) => ({ value: id, label: id }));
    const parties = contract.parties.map((party) => ({ value: party.key, label: party.name }));
    const tranches = sheetsOf(contract).flatMap((sheet) => sheet.capital?.tranches.map((tranche) => tranche.id) ?? []);
    return {
      kind: fixed(['claim', 'measure', 'enrolment', 'start', 'event', 'paid', 'draw', 'cost']),
      verdict: fixed(['accepted', 'claimed', 'rejected', 'withdrawn']),
      outcome: contract.outcomes.map((outcome) => ({ value: outcome.id, label: textIn(outcome.title, language) })),
      payer: parties,
      party: parties,
      tranche: fixed([...new Set(tranches)]),
    };
  }, [contract, language]);
}
