import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { TermSheet } from '../../engine/terms.ts';
import { registeredSchema } from '../../slices/contract/contract-shapes.ts';
import { may } from '../../slices/contract/contract.ts';
import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { textIn } from '../../slices/contract/screens/words.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useWrite } from '../query.ts';
import { useSession } from '../session.tsx';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Cluster, Stack, Text } from '../ui/Layout.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useToast } from '../ui/Toast.tsx';
import type { Trial } from './trial.ts';

type Props = { readonly source: string; readonly trial: Trial };

/** The only door out of trying: it says what will happen before it happens. */
export function TrySave({ source, trial }: Props) {
  const words = useMessages(tryWords).save;
  const session = useSession();
  const [isAsking, setAsking] = useState(false);
  const isAllowed = session?.role !== undefined && may(session.role, 'registerContract');
  if (!isAllowed)
    return (
      <Panel title={words.title}>
        <Text tone="soft">{words.notYours}</Text>
      </Panel>
    );
  if (isAsking && trial.sheet) return <Confirm source={source} sheet={trial.sheet} onStop={() => setAsking(false)} />;
  return (
    <Panel title={words.title}>
      <Text>{trial.sheet ? words.text : words.wrongFirst}</Text>
      <Cluster>
        <Button look="primary" isDisabled={trial.sheet === undefined} onClick={() => setAsking(true)}>
          {words.go}
        </Button>
      </Cluster>
    </Panel>
  );
}

type ConfirmProps = { readonly source: string; readonly sheet: TermSheet; readonly onStop: () => void };

function Confirm({ source, sheet, onStop }: ConfirmProps) {
  const words = useMessages(tryWords).save;
  const { language } = useLanguage();
  const navigate = useNavigate();
  const say = useToast();
  const write = useWrite({ path: '/api/contracts', schema: registeredSchema });
  // The question takes the place of a lower button: without this its own button is below the screen, and the focus nowhere.
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.focus({ preventScroll: true });
  }, []);
  const save = () =>
    write.mutate(
      { fileName: `${sheet.contract}.yaml`, source },
      {
        onSuccess: ({ slug }) => {
          say({ text: words.done(textIn(sheet.title, language)) });
          void navigate({ to: `/contracten/${slug}` });
        },
      },
    );
  return (
    <div ref={place} tabIndex={-1}>
      <Panel title={words.ask(textIn(sheet.title, language))} look="raised">
        <Stack>
          <Text>
            {words.happens(
              listOf(
                sheet.parties.map((party) => party.name),
                language,
              ),
            )}
          </Text>
          <Text>{words.facts}</Text>
          {write.error && <ApiNotice error={write.error} />}
          <Cluster>
            <Button look="primary" isBusy={write.isPending} onClick={save}>
              {words.sure}
            </Button>
            <Button onClick={onStop}>{words.notNow}</Button>
          </Cluster>
        </Stack>
      </Panel>
    </div>
  );
}

function listOf(names: readonly string[], language: 'nl' | 'en'): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
