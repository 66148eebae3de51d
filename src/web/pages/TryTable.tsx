import type { StatementPeriod } from '../../engine/statement.ts';
import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { type Asking, askLine } from '../../slices/settlement/screens/asked.ts';
import type { Names } from '../../slices/settlement/screens/names.ts';
import { asTitle, periodName } from '../../slices/settlement/screens/period-name.ts';
import { type StatementRow, toRows } from '../../slices/settlement/screens/statement-rows.ts';
import { settlementWords } from '../../slices/settlement/screens/words.ts';
import { type Language, useLanguage, useMessages } from '../language.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Money } from '../ui/Money.tsx';
import type { TrialResult } from './trial.ts';

type Props = { readonly result: TrialResult; readonly names: Names; readonly asking: Asking };

type Row = StatementRow & { readonly period: string };

/** All lines at once, small enough to stand beside the editor. Every amount opens its explanation. */
export function TryTable({ result, names, asking }: Props) {
  const words = useMessages(tryWords).result;
  const { language } = useLanguage();
  const { statement } = result;
  return (
    <div className="try-table">
      <DataTable
        caption={words.title}
        isCaptionHidden
        rows={rowsOf(result, names, language)}
        rowKey={(row) => row.key}
        columns={useColumns({ asking, currency: statement.currency, asOf: statement.asOf })}
        phone="cards"
      />
    </div>
  );
}

function rowsOf({ statement }: TrialResult, names: Names, language: Language): readonly Row[] {
  const title = (period: StatementPeriod | undefined): string => (period === undefined ? '' : asTitle(periodName(period, language)));
  const rows = toRows(statement.lines, { names, currency: statement.currency, refusals: statement.refusals });
  return rows.map((row, index) => ({ ...row, period: title(statement.periods.find((period) => period.key === statement.lines[index]?.period)) }));
}

type Context = { readonly asking: Asking; readonly currency: string; readonly asOf: string };

function useColumns({ asking, currency, asOf }: Context): readonly Column<Row>[] {
  const words = useMessages(settlementWords);
  const ask = (row: Row) => askLine(row, { amount: 'computed', title: words.explain.line(row.title), asOf });
  return [
    { key: 'what', header: words.statement.what, isRowHeader: true, cell: (row) => <What row={row} currency={currency} /> },
    { key: 'period', header: useMessages(tryWords).result.period, cell: (row) => row.period },
    {
      key: 'amount',
      header: words.statement.computed,
      isNumeric: true,
      cell: (row) => (
        <Money
          amountCents={row.computed}
          currency={currency}
          look="strong"
          isExplained={asking.openId === ask(row).id}
          onExplain={() => asking.ask(ask(row))}
        />
      ),
    },
  ];
}

function What({ row, currency }: { readonly row: Row; readonly currency: string }) {
  const words = useMessages(settlementWords).statement;
  return (
    <span className="try-table__what">
      <span>{row.title}</span>
      <span className="try-table__how">
        {[`${row.payer} ${words.arrow} ${row.payee}`, ...(row.kind === '' ? [] : [row.kind]), ...row.how].join(' · ')}
      </span>
      {row.cuts.map((cut) => (
        <span key={cut.label} className="try-table__how">
          {cut.label}: <Money amountCents={cut.amount} currency={currency} />
        </span>
      ))}
    </span>
  );
}
