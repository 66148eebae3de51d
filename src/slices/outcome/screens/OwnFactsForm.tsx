import { type FormEvent, useState } from 'react';
import { useMessages } from '../../../web/language.tsx';
import { Button } from '../../../web/ui/Button.tsx';
import { Cluster, Stack } from '../../../web/ui/Layout.tsx';
import { TextField } from '../../../web/ui/TextField.tsx';
import { factWords } from './words.ts';

type Props = { readonly subject: string | null; readonly onChoose: (subject: string) => void; readonly isBusy?: boolean };

/** Whose facts: a pseudonym, never a name. */
export function OwnFactsForm({ subject, onChoose, isBusy = false }: Props) {
  const words = useMessages(factWords).own;
  const [text, setText] = useState(subject ?? '');
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written = text.trim();
    setError(written === '' ? words.missing : undefined);
    if (written !== '') onChoose(written);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextField id="subject" label={words.label} hint={words.hint} value={text} onChange={setText} error={error} />
        <Cluster>
          <Button type="submit" look={subject === null ? 'primary' : 'secondary'} isBusy={isBusy}>
            {words.go}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
