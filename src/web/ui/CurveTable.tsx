import { useMessages } from '../language.tsx';
import type { CurvePoint } from './curve-geometry.ts';
import { DataTable } from './DataTable.tsx';
import { Details } from './Details.tsx';
import { uiMessages } from './messages.ts';

type Props = {
  readonly title: string;
  readonly points: readonly CurvePoint[];
  readonly labels: { readonly x: string; readonly y: string };
  readonly texts: { readonly x: (x: number) => string; readonly y: (y: number) => string };
};

/** The points of a curve for who reads figures rather than lines. */
export function CurveTable({ title, points, labels, texts }: Props) {
  const words = useMessages(uiMessages);
  return (
    <Details summary={words.asTable}>
      <DataTable<CurvePoint>
        caption={title}
        isCaptionHidden
        rows={points}
        rowKey={(point) => `${point.x} ${point.y}`}
        columns={[
          { key: 'x', header: labels.x, cell: (point) => texts.x(point.x), isNumeric: true, isRowHeader: true },
          { key: 'y', header: labels.y, cell: (point) => texts.y(point.y), isNumeric: true },
        ]}
      />
    </Details>
  );
}
