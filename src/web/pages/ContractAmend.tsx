import { useMemo, useState } from 'react';
import { describeChanges } from '../../engine/describe-change.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { amendedSchema, type ContractView } from '../../slices/contract/contract-shapes.ts';
import { TermChanges } from '../../slices/contract/screens/TermChanges.tsx';
import type { Version } from '../../slices/contract/screens/VersionTable.tsx';
import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { type Issue, readContract } from '../../slices/contract/term-sheet.ts';
import { dayText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useWrite } from '../query.ts';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Cluster, Stack, Text } from '../ui/Layout.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useToast } from '../ui/Toast.tsx';
import { ContractAmendEffect } from './ContractAmendEffect.tsx';
import { IssueEditor, placedIssues } from './IssueEditor.tsx';
import { nextVersionSource } from './next-version.ts';
import { todayHere } from './today.ts';
import { useSlowly } from './use-slowly.ts';

type Props = { readonly contract: ContractView; readonly version: Version };

/** Write the next version, see what it changes, and only then record it. */
export default function ContractAmend({ contract, version }: Props) {
  const words = useMessages(tryWords).amend;
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Amendment contract={contract} version={version} onStop={() => setOpen(false)} />;
  return (
    <Panel title={words.title} lead={words.lead}>
      <Cluster>
        <Button onClick={() => setOpen(true)}>{words.start}</Button>
      </Cluster>
    </Panel>
  );
}

function Amendment({ contract, version, onStop }: Props & { readonly onStop: () => void }) {
  const words = useMessages(tryWords);
  const { language } = useLanguage();
  const next = version.version + 1;
  const [text, setText] = useState(() => nextVersionSource(version.source, version.sheet, todayHere()));
  const read = useReading(contract, useSlowly(text));
  return (
    <Panel
      title={words.amend.title}
      lead={words.amend.lead}
      actions={
        <Button look="subtle" onClick={onStop}>
          {words.amend.stop}
        </Button>
      }
    >
      <IssueEditor
        id="amend-terms"
        words={{ label: words.amend.label(next), hint: words.amend.hint, issues: words.terms.issues }}
        rows={24}
        text={text}
        onChange={setText}
        issues={placedIssues(read.issues, language)}
        fine={words.terms.fine}
      />
      {read.sheet && <Changes before={version.sheet} after={read.sheet} />}
      {read.sheet && <ContractAmendEffect contract={contract} next={read.sheet} />}
      {read.sheet && <Accept slug={contract.slug} sheet={read.sheet} source={text} onDone={onStop} />}
    </Panel>
  );
}

/** First in words: somebody who does not read YAML sees here what is proposed. */
function Changes({ before, after }: { readonly before: TermSheet; readonly after: TermSheet }) {
  const words = useMessages(tryWords).amend;
  const { language } = useLanguage();
  const changes = useMemo(() => describeChanges(before, after, language), [before, after, language]);
  return (
    <Stack>
      <h3 className="utrecht-heading-3">{words.changes}</h3>
      <TermChanges changes={changes} />
    </Stack>
  );
}

type Reading = { readonly sheet: TermSheet | undefined; readonly issues: readonly Issue[] };

/** Read as the server will: together with the versions there are. */
function useReading(contract: ContractView, text: string): Reading {
  return useMemo(() => {
    const known = contract.versions.map((version) => ({ name: `v${version.version}.yaml`, source: version.source }));
    const answer = readContract([...known, { name: NEW, source: text }]);
    if (!answer.ok) return { sheet: undefined, issues: answer.error.filter((issue) => issue.file === NEW) };
    const own = answer.value.find((version) => version.fileName === NEW);
    return { sheet: own?.sheet, issues: own?.warnings ?? [] };
  }, [contract, text]);
}

const NEW = 'terms.yaml';

type AcceptProps = { readonly slug: string; readonly sheet: TermSheet; readonly source: string; readonly onDone: () => void };

function Accept({ slug, sheet, source, onDone }: AcceptProps) {
  const words = useMessages(tryWords).amend;
  const { language } = useLanguage();
  const say = useToast();
  const write = useWrite({ path: `/api/contracts/${slug}/versions`, schema: amendedSchema });
  // The refresh after writing brings version 2 in, and with it this button goes: what follows must not hang on the button being there.
  const accept = async (): Promise<void> => {
    const { version } = await write.mutateAsync({ fileName: `${slug}.v${sheet.version}.yaml`, source });
    say({ text: words.done(version) });
    onDone();
  };
  return (
    <Stack>
      <Text>{words.happens(sheet.version, dayText(sheet.effective ?? sheet.period.from, language))}</Text>
      {write.error && <ApiNotice error={write.error} />}
      <Cluster>
        <Button look="primary" isBusy={write.isPending} onClick={() => void accept().catch(() => undefined)}>
          {words.accept(sheet.version)}
        </Button>
      </Cluster>
    </Stack>
  );
}
