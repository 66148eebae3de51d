import { useMemo, useState } from 'react';
import type { Facts } from '../../engine/facts.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { templateXlsx } from '../../slices/outcome/fact-file-template.ts';
import { recordedSchema } from '../../slices/outcome/outcome-shapes.ts';
import { judgesOf } from '../../slices/outcome/fact-changes.ts';
import type { ChangeSpeech } from '../../slices/outcome/screens/ChangeList.tsx';
import { FactPreview } from '../../slices/outcome/screens/FactPreview.tsx';
import { FactSource } from '../../slices/outcome/screens/FactSource.tsx';
import { factWords } from '../../slices/outcome/screens/words.ts';
import { namesOf } from '../../slices/settlement/screens/names.ts';
import { asTitle, periodName } from '../../slices/settlement/screens/period-name.ts';
import { refusalReason } from '../../slices/settlement/screens/refusal-reason.ts';
import { statementAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import { numberText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useRead, useWrite } from '../query.ts';
import { type Session, useSession } from '../session.tsx';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { Busy } from '../ui/Busy.tsx';
import { Panel } from '../ui/Panel.tsx';
import { type FactFileState, useFactReading } from './fact-reading.ts';
import { FactsDone, type Kept } from './FactsDone.tsx';
import { FactsMapping, useFactMapping } from './FactsMapping.tsx';
import { useNameOf } from './fact-names.ts';

type Props = { readonly contract: ContractView; readonly known: Facts };

/** One task in three steps on one place: choose, look, keep. What was kept says what happens next. */
export function FactsAdd({ contract, known }: Props) {
  const words = useMessages(factWords).add;
  const adding = useAdding({ contract, known });
  const speech = useChangeSpeech(contract, adding.statement);
  if (adding.done) return <FactsDone slug={contract.slug} kept={adding.done} speech={speech} onMore={adding.again} />;
  return (
    <Panel title={words.title} lead={words.lead}>
      <Source contract={contract} adding={adding} />
      {adding.file.kind === 'read' && <Preview contract={contract} file={adding.file} adding={adding} speech={speech} />}
      {adding.error && <ApiNotice error={adding.error} />}
    </Panel>
  );
}

type Adding = ReturnType<typeof useAdding>;

/** The words in which changes are told: names of the contract, reasons of the settlement. */
function useChangeSpeech(contract: ContractView, statement: Adding['statement']): ChangeSpeech {
  const { language } = useLanguage();
  const nameOf = useNameOf(contract);
  return useMemo(() => {
    const names = namesOf(contract, language);
    const spans = new Map((statement?.periods ?? []).map((period) => [period.key, period]));
    const periodOf = (key: string): string => {
      const span = spans.get(key);
      return span === undefined ? key : asTitle(periodName(span, language));
    };
    const sheets = contract.versions.map((version) => version.sheet);
    const judge = judgesOf(sheets).map(nameOf).join(', ');
    return { nameOf, periodOf, judge, currency: contract.currency, reasonOf: (refusal) => refusalReason(refusal, names) };
  }, [contract, statement, language, nameOf]);
}

/** The parties of the contract that somebody is, in whatever role, by the name of the organisation; undefined when none has that name. */
function ownParties({ parties }: Props['contract'], session: Session | null | undefined): readonly string[] | undefined {
  const chosen = parties.filter((party) => ((session?.partyName ?? '') === '' ? party.role === session?.role : party.name === session?.partyName));
  const names = new Set(chosen.map((party) => party.name));
  return names.size === 0 ? undefined : parties.filter((party) => names.has(party.name)).map((party) => party.key);
}

function useAdding({ contract, known }: Props) {
  const sheets = useMemo(() => contract.versions.map((version) => version.sheet), [contract]);
  const session = useSession();
  const role = session?.role ?? '';
  const own = useMemo(() => ownParties(contract, session), [contract, session]);
  const answer = useRead(`/api/contracts/${contract.slug}/statement`, statementAnswerSchema).data;
  const settled = useMemo(() => answer?.settled ?? [], [answer]);
  const reading = useFactReading({ sheets, known, settled, role, own });
  const mapping = useFactMapping(contract.slug);
  const write = useWrite({ path: `/api/contracts/${contract.slug}/facts`, schema: recordedSchema });
  const [done, setDone] = useState<Kept>();
  const keep = async (file: ReadFile) => {
    const source = await reading.makeGoodCsv();
    write.mutate(
      { fileName: file.summary.fileName, source, onlyGood: true },
      { onSuccess: (recorded) => setDone({ recorded, changes: file.changes }) },
    );
  };
  const again = () => {
    reading.clear();
    write.reset();
    setDone(undefined);
  };
  return {
    sheets,
    mapping,
    reading,
    file: reading.state,
    keep,
    again,
    done,
    error: write.error,
    isBusy: write.isPending,
    statement: answer?.statement,
  };
}

type ReadFile = Extract<FactFileState, { readonly kind: 'read' }>;

function Source({ contract, adding }: { readonly contract: ContractView; readonly adding: Adding }) {
  const words = useMessages(factWords).add;
  const { language } = useLanguage();
  const { file, reading, mapping } = adding;
  if (file.kind === 'reading') return <Busy label={words.reading(numberText(file.rows, language))} />;
  if (file.kind === 'read') return null;
  return (
    <FactSource
      onFile={async (chosen) => reading.read(chosen.name, new Uint8Array(await chosen.arrayBuffer()), { mapping })}
      onPaste={(text) => void reading.read(words.pastedName, new TextEncoder().encode(text), { mapping })}
      makeTemplate={() => templateXlsx(adding.sheets, language)}
      templateName={`${contract.slug}.xlsx`}
      error={file.kind === 'failed' ? words.failed(file.fileName) : undefined}
    />
  );
}

type PreviewProps = { readonly contract: ContractView; readonly file: ReadFile; readonly adding: Adding; readonly speech: ChangeSpeech };

function Preview({ contract, file, adding, speech }: PreviewProps) {
  const words = useMessages(factWords).add;
  const { language } = useLanguage();
  const nameOf = useNameOf(contract);
  return (
    <>
      <FactsMapping
        contract={contract}
        summary={file.summary}
        mapping={adding.mapping}
        onRead={(how) => void adding.reading.read(file.summary.fileName, file.bytes, how)}
      />
      <FactPreview
        summary={file.summary}
        changes={file.changes}
        speech={speech}
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
