import type { Refusal } from '../../../engine/statement.ts';
import { type TableRows, dayCell } from '../../../engine/table-file.ts';
import { useMessages } from '../../../web/language.tsx';
import { DataTable } from '../../../web/ui/DataTable.tsx';
import { Details } from '../../../web/ui/Details.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import { ShowMore, useShown } from '../../../web/ui/ShowMore.tsx';
import { TableDownload } from '../../../web/ui/TableDownload.tsx';
import type { Names } from './names.ts';
import { refusalReason } from './refusal-reason.ts';
import { refusalWords } from './words-refusals.ts';

type Props = { readonly refusals: readonly Refusal[]; readonly names: Names; readonly fileName: string };

/**
 * Claims that earn nothing, each with its reason in words; also as a file for who has to mend them. A row that a later one replaced is no
 * claim that earned nothing: those stand apart, closed.
 */
export function RefusalList({ refusals, names, fileName }: Props) {
  const words = useMessages(refusalWords);
  const replaced = refusals.filter((refusal) => refusal.code === 'superseded');
  const without = refusals.filter((refusal) => refusal.code !== 'superseded');
  if (refusals.length === 0) return null;
  return (
    <Panel title={words.title} lead={without.length === 0 ? words.noneButReplaced : words.lead}>
      {without.length > 0 && <RefusalTable refusals={without} names={names} />}
      {replaced.length > 0 && (
        <Details summary={words.replaced(replaced.length)}>
          <RefusalTable refusals={replaced} names={names} />
        </Details>
      )}
      <TableDownload name={fileName} rows={refusalFile(refusals, names)}>
        {words.download}
      </TableDownload>
    </Panel>
  );
}

function RefusalTable({ refusals, names }: Pick<Props, 'refusals' | 'names'>) {
  const words = useMessages(refusalWords);
  const { visible, more } = useShown(refusals);
  return (
    <>
      <DataTable
        caption={words.caption}
        isCaptionHidden
        rows={visible}
        rowKey={(refusal) => JSON.stringify(refusal)}
        phone="cards"
        columns={[
          { key: 'claim', header: words.claim, cell: (refusal) => refusal.claim ?? words.wholePeriod, isRowHeader: true },
          { key: 'subject', header: words.subject, cell: (refusal) => refusal.subject ?? null },
          { key: 'outcome', header: words.outcome, cell: (refusal) => outcomeOf(refusal, names) },
          { key: 'reason', header: words.reason, cell: (refusal) => refusalReason(refusal, names) },
        ]}
      />
      <ShowMore {...more} />
    </>
  );
}

function outcomeOf(refusal: Refusal, names: Names): string | undefined {
  return refusal.outcome === undefined ? undefined : names.outcome(refusal.outcome);
}

export function refusalFile(refusals: readonly Refusal[], names: Names): TableRows {
  const words = refusalWords[names.language];
  return [
    [words.period, words.claim, words.subject, words.outcome, 'code', words.reason],
    ...refusals.map((refusal) => [
      dayCell(refusal.period),
      refusal.claim ?? '',
      refusal.subject ?? '',
      refusal.outcome ?? '',
      refusal.code,
      refusalReason(refusal, names),
    ]),
  ];
}
