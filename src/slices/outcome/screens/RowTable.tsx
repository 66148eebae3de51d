import { numberText } from '../../../web/format.ts';
import { type Language, useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { ShowMore, useShown } from '../../../web/ui/ShowMore.tsx';
import type { FactSummary } from '../fact-file-summary.ts';
import type { FactRow } from '../fact-file-types.ts';
import { renderFactSentence } from '../fact-messages.ts';
import { type FactWords, factWords } from './words.ts';
import './RowTable.css';

type Props = {
  readonly title: string;
  readonly summary: FactSummary;
  readonly rows: readonly FactRow[];
  /** Of which `rows` are the first. */ readonly count: number;
};

/** Rows of a file by the number they have there, with what is wrong in a sentence each. */
export function RowTable({ title, summary, rows, count }: Props) {
  const words = useMessages(factWords).preview;
  const { language } = useLanguage();
  const { visible, more } = useShown(rows, 25);
  return (
    <>
      <DataTable
        caption={title}
        isCaptionHidden
        rows={visible}
        rowKey={(row) => String(row.row)}
        rowState={(row) => (row.state === 'bad' ? 'wrong' : row.state === 'warning' ? 'attention' : undefined)}
        columns={columnsOf({ words, language, summary, hasIssues: rows.some((row) => row.issues.length > 0) })}
        phone="cards"
      />
      {rows.length > visible.length && <ShowMore {...more} />}
      {count > rows.length && visible.length === rows.length && (
        <Text tone="small">{words.shownOf(numberText(rows.length, language), numberText(count, language))}</Text>
      )}
    </>
  );
}

type About = { readonly words: FactWords['preview']; readonly language: Language; readonly summary: FactSummary; readonly hasIssues: boolean };

function columnsOf({ words, language, summary, hasIssues }: About): readonly Column<FactRow>[] {
  const columns: readonly Column<FactRow>[] = [
    {
      key: 'row',
      header: words.row,
      isRowHeader: true,
      cell: (row) => (
        <span>
          <span className="row-table__word">{words.row} </span>
          {row.row}
        </span>
      ),
    },
    { key: 'there', header: words.there, cell: (row) => <Cells summary={summary} row={row} /> },
  ];
  if (!hasIssues) return columns;
  return [...columns, { key: 'wrong', header: words.wrong, cell: (row) => <Sentences row={row} language={language} /> }];
}

function Sentences({ row, language }: { readonly row: FactRow; readonly language: Language }) {
  return (
    <>
      {row.issues.map((issue) => (
        <span key={`${issue.code} ${issue.field}`} className="row-table__sentence">
          {renderFactSentence(issue, language)}
        </span>
      ))}
    </>
  );
}

/** The cells that are filled, each with the name of its column; those with a problem are marked. */
function Cells({ summary, row }: { readonly summary: FactSummary; readonly row: FactRow }) {
  const wrong = new Set(row.issues.map((issue) => issue.field));
  const fields = new Map(summary.columns.map((column) => [column.index, column.field ?? column.written]));
  const cells = row.cells.flatMap((cell, index) =>
    cell.trim() === '' ? [] : [{ name: summary.header[index] ?? '', field: fields.get(index), cell }],
  );
  return (
    <span className="row-table__cells">
      {cells.map(({ name, field, cell }, index) => (
        <span key={`${name} ${index}`} className={`row-table__cell${wrong.has(field ?? name) ? ' row-table__cell--wrong' : ''}`}>
          {name && <span className="row-table__name">{name} </span>}
          {cell}
        </span>
      ))}
    </span>
  );
}
