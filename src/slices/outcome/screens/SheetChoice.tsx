import { useMessages } from '../../../web/language.tsx';
import { SelectField } from '../../../web/ui/SelectField.tsx';
import type { FactSummary } from '../fact-file-summary.ts';
import { mappingWords } from './words-mapping.ts';

type Props = { readonly summary: Pick<FactSummary, 'sheets' | 'sheet'>; readonly onChoose: (sheet: string) => void };

/** Which sheet of a spreadsheet is read, when there is more than one. */
export function SheetChoice({ summary, onChoose }: Props) {
  const words = useMessages(mappingWords);
  if (summary.sheets.length < 2) return null;
  const options = summary.sheets.map((name) => ({ value: name, label: name }));
  return <SelectField id="facts-sheet" label={words.sheet} options={options} value={summary.sheet ?? ''} onChange={onChoose} isShort />;
}
