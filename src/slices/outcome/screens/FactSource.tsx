import { useState } from 'react';
import { useMessages } from '../../../web/language.tsx';
import { Button } from '../../../web/ui/Button.tsx';
import { Details } from '../../../web/ui/Details.tsx';
import { DownloadButton } from '../../../web/ui/DownloadButton.tsx';
import { FileField } from '../../../web/ui/FileField.tsx';
import { Cluster, Stack } from '../../../web/ui/Layout.tsx';
import { TextArea } from '../../../web/ui/TextArea.tsx';
import { factWords } from './words.ts';

type Props = {
  readonly onFile: (file: File) => void;
  readonly onPaste: (text: string) => void;
  readonly makeTemplate: () => Uint8Array<ArrayBuffer>;
  readonly templateName: string;
  readonly error?: string | undefined;
};

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Where facts come from: a file, or rows that were copied; and an empty file to begin with. */
export function FactSource({ onFile, onPaste, makeTemplate, templateName, error }: Props) {
  const words = useMessages(factWords).add;
  return (
    <Stack>
      <FileField
        id="facts-file"
        label={words.file}
        hint={words.fileHint}
        accept=".xlsx,.csv,.tsv,.txt,.yaml,.yml,.json,text/csv"
        error={error}
        onChoose={onFile}
      />
      <Details summary={words.paste}>
        <Paste onPaste={onPaste} />
      </Details>
      <Cluster>
        <DownloadButton look="subtle" fileName={templateName} type={XLSX_TYPE} makeText={makeTemplate}>
          {words.template}
        </DownloadButton>
      </Cluster>
    </Stack>
  );
}

function Paste({ onPaste }: Pick<Props, 'onPaste'>) {
  const words = useMessages(factWords).add;
  const [text, setText] = useState('');
  return (
    <Stack>
      <TextArea id="facts-paste" label={words.pasteLabel} hint={words.pasteHint} isCode rows={8} value={text} onChange={setText} />
      <Cluster>
        <Button isDisabled={text.trim() === ''} onClick={() => onPaste(text)}>
          {words.pasteGo}
        </Button>
      </Cluster>
    </Stack>
  );
}
