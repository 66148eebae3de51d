import { useState, type ReactNode } from 'react';
import { Checkbox } from '../../../web/ui/Checkbox.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Stack } from '../../../web/ui/Layout.tsx';
import { ShowMore, useShown } from '../../../web/ui/ShowMore.tsx';
import { useMessages } from '../../../web/language.tsx';
import { changeWords } from './words-changes.ts';

type Props<Row> = {
  readonly id: string;
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** What can be done with those that were chosen. */
  readonly children: (chosen: readonly Row[]) => ReactNode;
};

/** Rows to choose from, one by one or all that are in view, and what is done with them. */
export function PickList<Row>({ id, caption, rows, idOf, columns, children }: Props<Row>) {
  const words = useMessages(changeWords).judging;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { visible, more } = useShown(rows, 25);
  const chosen = rows.filter((row) => picked.has(idOf(row)));
  const pick = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(picked);
    for (const one of ids)
      if (isChosen) next.add(one);
      else next.delete(one);
    setPicked(next);
  };
  const choice: Column<Row> = {
    key: 'choose',
    header: words.choice,
    cell: (row) => (
      <Checkbox
        id={`${id}-${idOf(row)}`}
        label={words.choose(idOf(row))}
        isChecked={picked.has(idOf(row))}
        onChange={(isChosen) => pick([idOf(row)], isChosen)}
      />
    ),
  };
  const all = visible.map(idOf);
  return (
    <Stack>
      <Checkbox
        id={`${id}-all`}
        label={words.all}
        isChecked={all.length > 0 && all.every((one) => picked.has(one))}
        onChange={(isChosen) => pick(all, isChosen)}
      />
      <DataTable caption={caption} isCaptionHidden rows={visible} rowKey={idOf} phone="cards" columns={[choice, ...columns]} />
      <ShowMore {...more} />
      {children(chosen)}
    </Stack>
  );
}
