import { useMemo, useState } from 'react';
import type { Facts } from '../../engine/facts.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { templateXlsx } from '../../slices/outcome/fact-file-template.ts';
import { recordedSchema, type Recorded } from '../../slices/outcome/outcome-shapes.ts';
import { FactPreview } from '../../slices/outcome/screens/FactPreview.tsx';
import { FactSource } from '../../slices/outcome/screens/FactSource.tsx';
import { factWords } from '../../slices/outcome/screens/words.ts';
import { numberText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useWrite } from '../query.ts';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { Busy } from '../ui/Busy.tsx';
import { Panel } from '../ui/Panel.tsx';
import { type FactFileState, useFactReading } from './fact-reading.ts';
import { FactsDone } from './FactsDone.tsx';
import { useNameOf } from './fact-names.ts';

type Props = { readonly contract: ContractView; readonly known: Facts };

/** One task in three steps on one place: choose, look, keep. What was kept says what happens next. */
export function FactsAdd({ contract, known }: Props) {
  const words = useMessages(factWords).add;
  const adding = useAdding({ contract, known });
  if (adding.done) return <FactsDone slug={contract.slug} recorded={adding.done} onMore={adding.again} />;
  return (
    <Panel title={words.title} lead={words.lead}>
      <Source contract={contract} adding={adding} />
      {adding.file.kind === 'read' && <Preview contract={contract} file={adding.file} adding={adding} />}
      {adding.error && <ApiNotice error={adding.error} />}
    </Panel>
  );
}

type Adding = ReturnType<typeof useAdding>;

function useAdding({ contract, known }: Props) {
  const sheets = useMemo(() => contract.versions.map((version) => version.sheet), [contract]);
  const reading = useFactReading({ sheets, known });
  const write = useWrite({ path: `/api/contracts/${contract.slug}/facts`, schema: recordedSchema });
  const [done, setDone] = useState<Recorded>();
  const keep = async (file: ReadFile) => {
    const source = await reading.makeGoodCsv();
    write.mutate({ fileName: file.summary.fileName, source, onlyGood: true }, { onSuccess: setDone });
  };
  const again = () => {
    reading.clear();
    write.reset();
    setDone(undefined);
  };
  return { sheets, reading, file: reading.state, keep, again, done, error: write.error, isBusy: write.isPending };
}

type ReadFile = Extract<FactFileState, { readonly kind: 'read' }>;

function Source({ contract, adding }: { readonly contract: ContractView; readonly adding: Adding }) {
  const words = useMessages(factWords).add;
  const { language } = useLanguage();
  const { file, reading } = adding;
  if (file.kind === 'reading') return <Busy label={words.reading(numberText(file.rows, language))} />;
  if (file.kind === 'read') return null;
  return (
    <FactSource
      onFile={async (chosen) => reading.read(chosen.name, new Uint8Array(await chosen.arrayBuffer()))}
      onPaste={(text) => void reading.read(words.pastedName, new TextEncoder().encode(text))}
      makeTemplate={() => templateXlsx(adding.sheets, language)}
      templateName={`${contract.slug}.xlsx`}
      error={file.kind === 'failed' ? words.failed(file.fileName) : undefined}
    />
  );
}

function Preview({ contract, file, adding }: { readonly contract: ContractView; readonly file: ReadFile; readonly adding: Adding }) {
  const words = useMessages(factWords).add;
  const { language } = useLanguage();
  const nameOf = useNameOf(contract);
  return (
    <>
      <FactPreview
        summary={file.summary}
        nameOf={nameOf}
        makeBadCsv={adding.reading.makeBadCsv}
        onKeep={() => void adding.keep(file)}
        onRefuse={adding.again}
        isBusy={adding.isBusy}
      />
      {adding.isBusy && <Busy label={words.saving(numberText(file.summary.counts.good + file.summary.counts.warning, language))} />}
    </>
  );
}
