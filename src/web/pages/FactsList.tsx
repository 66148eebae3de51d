import { useMemo, useState } from 'react';
import type { Facts } from '../../engine/facts.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import type { Batch } from '../../slices/outcome/outcome-shapes.ts';
import { type FactRowView, factRows } from '../../slices/outcome/screens/fact-rows.ts';
import { FactTable } from '../../slices/outcome/screens/FactTable.tsx';
import { factWords } from '../../slices/outcome/screens/words.ts';
import { numberText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { DateText } from '../ui/DateText.tsx';
import { Details } from '../ui/Details.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Text } from '../ui/Layout.tsx';
import { Panel } from '../ui/Panel.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useNameOf } from './fact-names.ts';

type Props = { readonly contract: ContractView; readonly facts: Facts; readonly batches: readonly Batch[] };

/** What is there: all facts with a search, and the files they came from. */
export function FactsList({ contract, facts, batches }: Props) {
  const words = useMessages(factWords).list;
  const { language } = useLanguage();
  const nameOf = useNameOf(contract);
  const [text, setText] = useState('');
  const rows = useMemo(() => factRows(facts), [facts]);
  const shown = useSearch(rows, { text, nameOf });
  const empty =
    rows.length === 0 ? (
      <EmptyState stage="germ" text={words.empty} hint={words.emptyHint} />
    ) : (
      <EmptyState stage="seed" text={words.noMatch} hint={words.noMatchHint} />
    );
  return (
    <Panel title={words.title}>
      {rows.length > 10 && <TextField id="facts-search" kind="search" label={words.search} value={text} onChange={setText} />}
      {rows.length > 0 && <Text tone="small">{words.count(numberText(shown.length, language), numberText(rows.length, language))}</Text>}
      <FactTable caption={words.caption} rows={shown} currency={contract.currency} nameOf={nameOf} empty={empty} key={text} />
      {batches.length > 0 && (
        <Details summary={`${words.files} (${batches.length})`}>
          <Batches batches={batches} />
        </Details>
      )}
    </Panel>
  );
}

type Search = { readonly text: string; readonly nameOf: (id: string) => string };

/** Every word that was typed stands somewhere in the row as it is shown. */
function useSearch(rows: readonly FactRowView[], { text, nameOf }: Search): readonly FactRowView[] {
  const words = useMessages(factWords);
  return useMemo(() => {
    const wanted = text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (wanted.length === 0) return rows;
    return rows.filter((row) => {
      const own = [
        words.kinds[row.kind],
        row.subject,
        row.about && nameOf(row.about),
        row.about,
        row.day,
        row.verdict && words.verdicts[row.verdict],
        row.value,
        row.by && nameOf(row.by),
      ]
        .join(' ')
        .toLowerCase();
      return wanted.every((word) => own.includes(word));
    });
  }, [rows, text, nameOf, words]);
}

function Batches({ batches }: { readonly batches: readonly Batch[] }) {
  const words = useMessages(factWords).list;
  const { language } = useLanguage();
  return (
    <DataTable<Batch>
      caption={words.filesCaption}
      isCaptionHidden
      rows={batches.toReversed()}
      rowKey={(batch) => batch.id}
      phone="cards"
      columns={[
        { key: 'name', header: words.fileName, isRowHeader: true, cell: (batch) => batch.fileName || words.onScreen },
        { key: 'day', header: words.received, cell: (batch) => <DateText day={batch.recordedDay} /> },
        { key: 'rows', header: words.rows, isNumeric: true, cell: (batch) => numberText(batch.rowCount, language) },
      ]}
    />
  );
}
