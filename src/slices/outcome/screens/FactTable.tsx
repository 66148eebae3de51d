import type { ReactNode } from 'react';
import { type Words, wordsFor } from '../../../engine/messages-words.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { ShowMore, useShown } from '../../../web/ui/ShowMore.tsx';
import { StateBadge, type StateTone } from '../../../web/ui/StateBadge.tsx';
import type { FactRowView } from './fact-rows.ts';
import { type FactWords, factWords } from './words.ts';

type Props = {
  readonly caption: string;
  readonly rows: readonly FactRowView[];
  readonly currency: string;
  /** What an outcome or another id is called on screen. */
  readonly nameOf: (id: string) => string;
  /** The person it is about sees no pseudonym on each row, and no administration. */
  readonly isOwn?: boolean;
  readonly empty?: ReactNode;
};

/** Facts, newest first, twenty-five at a time. */
export function FactTable({ caption, rows, currency, nameOf, isOwn = false, empty }: Props) {
  const words = useMessages(factWords);
  const { language } = useLanguage();
  const { visible, more } = useShown(rows, 25);
  const columns = columnsOf(words, { speak: wordsFor(language, currency), nameOf, kinds: isOwn ? words.ownKinds : words.kinds });
  return (
    <>
      <DataTable
        caption={caption}
        isCaptionHidden
        rows={visible}
        rowKey={(row) => row.key}
        rowState={(row) => (row.isReplaced ? 'quiet' : undefined)}
        columns={isOwn ? columns.filter((column) => !ADMINISTRATION.has(column.key)) : columns}
        phone="cards"
        empty={empty}
      />
      {rows.length > visible.length && <ShowMore {...more} />}
    </>
  );
}

const ADMINISTRATION: ReadonlySet<string> = new Set(['subject', 'recorded', 'received', 'by']);

type Reader = { readonly speak: Words; readonly nameOf: (id: string) => string; readonly kinds: FactWords['kinds'] };

function columnsOf(words: FactWords, reader: Reader): readonly Column<FactRowView>[] {
  return [
    {
      key: 'about',
      header: words.list.about,
      isRowHeader: true,
      cell: (row) => aboutOf(row, words, reader),
    },
    { key: 'kind', header: words.list.kind, cell: (row) => reader.kinds[row.kind] },
    { key: 'subject', header: words.list.subject, cell: (row) => row.subject ?? words.list.whole, isOnLine: true },
    { key: 'day', header: words.list.day, cell: (row) => <DateText day={row.day} /> },
    { key: 'recorded', header: words.list.recorded, cell: (row) => (row.recorded === undefined ? null : <DateText day={row.recorded} />) },
    { key: 'received', header: words.list.received, cell: (row) => (row.received === undefined ? null : <DateText day={row.received} />) },
    { key: 'by', header: words.list.by, cell: (row) => row.by && senderOf(row.by, words, reader) },
    {
      key: 'value',
      header: words.list.value,
      cell: (row) => (hasValue(row) ? <Value row={row} words={words} reader={reader} /> : null),
      isOnLine: true,
    },
  ];
}

function senderOf(by: string, words: FactWords, { nameOf }: Reader): string {
  return by === 'system' ? words.list.system : nameOf(by);
}

/** Enrolling is about no outcome: it is about taking part. */
function aboutOf(row: FactRowView, words: FactWords, { nameOf, kinds }: Reader): string {
  if (row.about !== undefined) return nameOf(row.about);
  return row.kind === 'enrolment' ? words.list.takingPart : kinds[row.kind];
}

function hasValue(row: FactRowView): boolean {
  return row.isReplaced || row.amount !== undefined || row.verdict !== undefined || row.value !== undefined;
}

type Verdict = NonNullable<FactRowView['verdict']>;
/** A claim that was rejected is nobody's fault: no red. */
const TONES: Readonly<Record<Verdict, StateTone>> = { accepted: 'done', claimed: 'waiting', rejected: 'stopped', withdrawn: 'stopped' };

function Value({ row, words, reader }: { readonly row: FactRowView; readonly words: FactWords; readonly reader: Reader }) {
  const { speak } = reader;
  if (row.isReplaced) return <>{words.list.replaced}</>;
  if (row.amount !== undefined) return <span className="tabular">{speak.price(row.amount)}</span>;
  const value = row.value === undefined ? undefined : row.kind === 'claim' ? words.list.quantity(speak.number(row.value)) : speak.number(row.value);
  return (
    <>
      {row.verdict && <StateBadge tone={TONES[row.verdict]}>{words.verdicts[row.verdict]}</StateBadge>}
      {row.verdict && value ? ' ' : ''}
      {value}
      {row.reason && <Text tone="small">{row.reason}</Text>}
      {row.judged && <Text tone="small">{judgedBy(row.judged, words, reader)}</Text>}
    </>
  );
}

function judgedBy({ by, on }: NonNullable<FactRowView['judged']>, words: FactWords, reader: Reader): string {
  const day = on === undefined ? '' : reader.speak.day(on);
  return words.list.judgedBy(by === undefined ? '' : senderOf(by, words, reader), day);
}
