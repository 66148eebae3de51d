import { useState } from 'react';
import { type Language, useLanguage, useMessages } from '../../../web/language.tsx';
import { Button } from '../../../web/ui/Button.tsx';
import { Cluster, Stack, Text } from '../../../web/ui/Layout.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import { type Option, SelectField } from '../../../web/ui/SelectField.tsx';
import { LEFT_OUT } from '../fact-file-headings.ts';
import { plainWord } from '../fact-file-labels.ts';
import { type AskedLabel, askedColumns, askedLabels } from '../fact-file-questions.ts';
import { ALL_FIELDS } from '../fact-file-shape.ts';
import type { FactSummary } from '../fact-file-summary.ts';
import type { FactMapping, ReadColumn } from '../fact-file-types.ts';
import { type MappingWords, mappingWords } from './words-mapping.ts';

type Props = {
  readonly summary: FactSummary;
  /** What a word of the sender can stand for, by field: the outcomes, the parties. */
  readonly choices: Readonly<Record<string, readonly Option[]>>;
  /** Names that a formula of this contract asks for; a column can hold them. */
  readonly names: readonly string[];
  readonly mapping: FactMapping | undefined;
  readonly onConfirm: (mapping: FactMapping) => void;
  readonly isBusy?: boolean;
};

/** The sender's own headings and words, laid beside ours: proposed, confirmed once, and remembered for this contract. */
export function FactMappingForm({ summary, choices, names, mapping, onConfirm, isBusy = false }: Props) {
  const words = useMessages(mappingWords);
  const { language } = useLanguage();
  const [columns, labels] = [askedColumns(summary), askedLabels(summary)];
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() => proposed(columns, labels));
  const choose = (key: string) => (value: string) => setChosen((before) => ({ ...before, [key]: value }));
  const fields = fieldOptions(names, words, language);
  return (
    <Panel title={words.title} lead={words.lead}>
      <Stack>
        {columns.map((column) => (
          <SelectField
            key={column.index}
            id={`column-${column.index}`}
            label={words.column(column.written)}
            options={fields}
            value={chosen[columnKey(column)] ?? ''}
            onChange={choose(columnKey(column))}
            isShort
          />
        ))}
        {labels.map((label) => (
          <SelectField
            key={labelKey(label)}
            id={`label-${labelKey(label)}`.replaceAll(' ', '-')}
            label={words.label(label.written, words.fields[label.field] ?? label.field)}
            options={[{ value: '', label: words.choose }, ...(choices[label.field] ?? [])]}
            value={chosen[labelKey(label)] ?? ''}
            onChange={choose(labelKey(label))}
            isShort
          />
        ))}
        <Cluster>
          <Button look="primary" isBusy={isBusy} onClick={() => onConfirm(confirmed({ columns, labels, chosen, mapping }))}>
            {words.confirm}
          </Button>
        </Cluster>
        <Text tone="small">{words.remembered}</Text>
      </Stack>
    </Panel>
  );
}

function columnKey(column: ReadColumn): string {
  return `column ${plainWord(column.written)}`;
}

function labelKey(label: AskedLabel): string {
  return `label ${label.field} ${plainWord(label.written)}`;
}

function proposed(columns: readonly ReadColumn[], labels: readonly AskedLabel[]): Readonly<Record<string, string>> {
  const ofColumns: readonly (readonly [string, string])[] = columns.map((column) => [columnKey(column), column.field ?? '']);
  const ofLabels: readonly (readonly [string, string])[] = labels.map((label) => [labelKey(label), label.id ?? '']);
  return Object.fromEntries([...ofColumns, ...ofLabels]);
}

function fieldOptions(names: readonly string[], words: MappingWords, language: Language): readonly Option[] {
  const fields = ALL_FIELDS.map((field) => ({ value: field, label: words.fields[field] ?? field }));
  const sorted = fields.toSorted((left, right) => left.label.localeCompare(right.label, language));
  const own = names.filter((name) => !ALL_FIELDS.includes(name)).map((name) => ({ value: name, label: name.replaceAll('_', ' ') }));
  return [{ value: '', label: words.choose }, { value: LEFT_OUT, label: words.leaveOut }, ...sorted, ...own];
}

type Answers = {
  readonly columns: readonly ReadColumn[];
  readonly labels: readonly AskedLabel[];
  readonly chosen: Readonly<Record<string, string>>;
  readonly mapping: FactMapping | undefined;
};

/** What was said before stays, unless it is said otherwise now. */
function confirmed({ columns, labels, chosen, mapping }: Answers): FactMapping {
  const ofColumns = columns.flatMap((column) => {
    const field = chosen[columnKey(column)] ?? '';
    return field === '' ? [] : [[plainWord(column.written), field] as const];
  });
  const byField = new Map<string, Readonly<Record<string, string>>>(Object.entries(mapping?.labels ?? {}));
  for (const label of labels) {
    const id = chosen[labelKey(label)] ?? '';
    if (id !== '') byField.set(label.field, { ...byField.get(label.field), [plainWord(label.written)]: id });
  }
  return { columns: { ...mapping?.columns, ...Object.fromEntries(ofColumns) }, labels: Object.fromEntries(byField) };
}
