import { useState } from 'react';
import { CodeEditor, type EditorMark } from './CodeEditor.tsx';
import { examplesOf } from './examples.tsx';

type Props = { readonly id: string; readonly label: string; readonly start: string; readonly marks?: readonly EditorMark[] };

function Editor({ start, ...props }: Props) {
  const [value, setValue] = useState(start);
  return <CodeEditor {...props} value={value} onChange={setValue} rows={6} />;
}

const start = 'lente: 1\ncontract: voorbeeld\nrules:\n  - id: prijs\n    price: €100\n';

export const examples = examplesOf('CodeEditor', Editor, {
  plain: { id: 'editor-plain', label: 'Afspraken', start },
  'with a mistake': {
    id: 'editor-wrong',
    label: 'Afspraken',
    start,
    marks: [
      { line: 5, column: 12, tone: 'wrong' },
      { line: 2, column: 1, tone: 'attention' },
    ],
  },
});
