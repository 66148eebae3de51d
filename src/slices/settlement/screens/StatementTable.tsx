import type { ReactNode } from 'react';
import { type Cents, sum } from '../../../engine/money.ts';
import { useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { StateBadge } from '../../../web/ui/StateBadge.tsx';
import { type AmountOfLine, type Asked, type Asking, askLine } from './asked.ts';
import type { StatementRow } from './statement-rows.ts';
import { type SettlementWords, settlementWords } from './words.ts';
import './StatementTable.css';

type Props = {
  readonly caption: string;
  readonly rows: readonly StatementRow[];
  readonly currency: string;
  readonly asking: Asking;
  /** The day whose facts explain a line: that of the proposal for a line that was proposed. */
  readonly asOfOf: (key: string) => string;
  readonly empty?: ReactNode;
};

/** The statement of one period. Every amount opens its explanation; the sums explain themselves by their lines. */
export function StatementTable(props: Props) {
  const words = useMessages(settlementWords);
  return (
    <div className="statement-table">
      <DataTable
        caption={props.caption}
        isCaptionHidden
        columns={columnsOf(props, words)}
        rows={props.rows}
        rowKey={(row) => row.key}
        rowState={(row) => (row.isCorrection ? 'attention' : undefined)}
        phone="cards"
        empty={props.empty}
      />
    </div>
  );
}

function columnsOf(props: Props, words: SettlementWords): readonly Column<StatementRow>[] {
  const { currency } = props;
  const hasSettled = props.rows.some((row) => row.alreadySettled !== 0);
  const amount = (name: AmountOfLine, header: string): Column<StatementRow> => ({
    key: name,
    header,
    isNumeric: true,
    cell: (row) => <LineAmount row={row} name={name} props={props} />,
    footer: <SumAmount name={name} header={header} props={props} />,
  });
  return [
    { key: 'what', header: words.statement.what, isRowHeader: true, cell: (row) => <What row={row} />, footer: words.statement.together },
    { key: 'how', header: words.statement.how, cell: (row) => <How row={row} currency={currency} /> },
    amount('computed', words.statement.computed),
    ...(hasSettled ? [amount('alreadySettled', words.statement.settled)] : []),
    // After the booking this is what changed since; what is still to be paid of it stands with the payments.
    amount('due', hasSettled ? words.statement.toBook : words.statement.due),
  ];
}

/** What the line is for, and who pays whom. */
function What({ row }: { readonly row: StatementRow }) {
  const words = useMessages(settlementWords);
  return (
    <span className="statement-table__what">
      <span className="statement-table__title">{row.title}</span>
      {row.isCorrection && <StateBadge tone="attention">{words.correction}</StateBadge>}
      <span className="statement-table__parties">
        {row.payer} {words.statement.arrow} {row.payee}
      </span>
    </span>
  );
}

function How({ row, currency }: { readonly row: StatementRow; readonly currency: string }) {
  const words = useMessages(settlementWords).statement;
  return (
    <span className="statement-table__how">
      {row.kind !== '' && <span>{row.kind}</span>}
      {row.how.map((part) => (
        <span key={part}>{part}</span>
      ))}
      {row.outcomes.map((part) => (
        <span key={part.label}>
          {part.label}: <Money amountCents={part.amount} currency={currency} />
        </span>
      ))}
      {row.cuts.map((cut) => (
        <span key={cut.label} className="statement-table__cut">
          {cut.label}: <Money amountCents={cut.amount} currency={currency} />
        </span>
      ))}
      {row.tax !== 0 && (
        <span>
          {words.tax} <Money amountCents={row.tax} currency={currency} />
        </span>
      )}
    </span>
  );
}

/** By when, and how far that is; a negative amount is paid back. */
function DueDay({ row }: { readonly row: StatementRow }) {
  const words = useMessages(settlementWords).statement;
  return (
    <span className="statement-table__day">
      {row.due < 0 && <span>{words.back}</span>}
      <span>
        {words.until} <DateText day={row.dueDay} />
      </span>
    </span>
  );
}

type AmountProps<Extra> = Extra & { readonly name: AmountOfLine; readonly props: Props };

function LineAmount({ row, name, props }: AmountProps<{ readonly row: StatementRow }>) {
  const words = useMessages(settlementWords);
  const asked = askLine(row, { amount: name, title: words.explain.line(row.title), asOf: props.asOfOf(row.key) });
  return (
    <span className="statement-table__amount">
      <Money
        amountCents={row[name]}
        currency={props.currency}
        look={name === 'due' ? 'strong' : 'normal'}
        isExplained={props.asking.openId === asked.id}
        onExplain={() => props.asking.ask(asked)}
      />
      {name === 'due' && row.due !== 0 && <DueDay row={row} />}
    </span>
  );
}

function SumAmount({ name, header, props }: AmountProps<{ readonly header: string }>) {
  const words = useMessages(settlementWords);
  const amount = sumOf(props.rows, name);
  const asked = askSum(props, { name, header, title: words.explain.sumOf(header), arrow: words.statement.arrow });
  return (
    <Money
      amountCents={amount}
      currency={props.currency}
      look="strong"
      isExplained={props.asking.openId === asked.id}
      onExplain={() => props.asking.ask(asked)}
    />
  );
}

function sumOf(rows: readonly StatementRow[], name: AmountOfLine): Cents {
  return sum(rows.map((row) => row[name]));
}

type SumOptions = { readonly name: AmountOfLine; readonly header: string; readonly title: string; readonly arrow: string };

function askSum(props: Props, options: SumOptions): Asked {
  const parts = props.rows
    .filter((row) => row[options.name] !== 0)
    .map((row) => ({
      title: row.title,
      about: `${row.payer} ${options.arrow} ${row.payee}`,
      amountCents: row[options.name],
      asked: askLine(row, { amount: options.name, title: row.title, asOf: props.asOfOf(row.key) }),
    }));
  return {
    kind: 'sum',
    id: `sum ${options.name}`,
    title: options.title,
    amountCents: sumOf(props.rows, options.name),
    currency: props.currency,
    parts,
  };
}
