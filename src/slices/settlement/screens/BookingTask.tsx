import { type Cents, sum } from '../../../engine/money.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { dayText, moneyText } from '../../../web/format.ts';
import { DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { DescriptionList } from '../../../web/ui/DescriptionList.tsx';
import { Stack, Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { Notice } from '../../../web/ui/Notice.tsx';
import type { Line } from '../../../engine/statement.ts';
import { type Asking, askLine } from './asked.ts';
import type { Names } from './names.ts';
import { type SettlementWords, settlementWords } from './words.ts';
import './StatementTable.css';

type Props = {
  readonly lines: readonly Line[];
  readonly names: Names;
  readonly currency: string;
  readonly today: string;
  readonly asOf: string;
  readonly asking: Asking;
  /** The payers that agreed, when there are several. */
  readonly agreed: readonly string[];
};

/** What will happen when somebody books, to whom and when: read before the one step that cannot be undone. */
export function BookingTask({ lines, names, currency, today, asOf, asking, agreed }: Props) {
  const words = useMessages(settlementWords).execute;
  const { language } = useLanguage();
  const parties = [...new Set(lines.flatMap((line) => [line.payer, line.payee]))].map(names.party);
  return (
    <Stack gap="large">
      <Notice kind="warning">{words.lead}</Notice>
      <BookedLines lines={lines} names={names} currency={currency} today={today} asOf={asOf} asking={asking} />
      <DescriptionList
        items={[
          ...(agreed.length < 2 ? [] : [{ term: words.agreed, value: names.parties(agreed, 'and') }]),
          { term: words.whom, value: words.whomText(joined(parties, settlementWords[language].and)) },
          { term: words.when, value: words.whenText(dayText(today, language)) },
          { term: words.after, value: words.afterText },
        ]}
      />
      <Text>{words.money}</Text>
    </Stack>
  );
}

function joined(names: readonly string[], and: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1) ?? ''}`;
}

function BookedLines({ lines, names, currency, today, asOf, asking }: Omit<Props, 'agreed'>) {
  const words = useMessages(settlementWords);
  return (
    <DataTable
      caption={words.execute.what}
      rows={lines}
      rowKey={(line) => line.key}
      phone="cards"
      columns={[
        {
          key: 'who',
          header: words.statement.what,
          cell: (line) => (
            <span className="statement-table__what">
              <span className="statement-table__title">{whoPays(line, names, words)}</span>
              <span className="statement-table__parties">{names.line(line)}</span>
            </span>
          ),
          isRowHeader: true,
          footer: words.statement.together,
        },
        {
          key: 'day',
          header: words.statement.dueDay,
          cell: (line) => <DateText day={line.dueDay} today={line.dueDay < today ? today : undefined} />,
        },
        {
          key: 'due',
          header: words.statement.due,
          isNumeric: true,
          cell: (line) => {
            const asked = askLine(line, { amount: 'due', title: words.explain.line(names.line(line)), asOf });
            return <Money amountCents={line.due} currency={currency} isExplained={asking.openId === asked.id} onExplain={() => asking.ask(asked)} />;
          },
          footer: <BookedSum lines={lines} names={names} currency={currency} asOf={asOf} asking={asking} />,
        },
      ]}
    />
  );
}

function BookedSum({ lines, names, currency, asOf, asking }: Omit<Props, 'today' | 'agreed'>) {
  const words = useMessages(settlementWords);
  const parts = lines.map((line) => ({
    title: names.line(line),
    about: whoPays(line, names, words),
    amountCents: line.due,
    asked: askLine(line, { amount: 'due', title: words.explain.line(names.line(line)), asOf }),
  }));
  const asked = {
    kind: 'sum' as const,
    id: 'sum due',
    title: words.explain.sumOf(words.statement.together),
    amountCents: dueOf(lines),
    currency,
    parts,
  };
  return <Money amountCents={asked.amountCents} currency={currency} isExplained={asking.openId === asked.id} onExplain={() => asking.ask(asked)} />;
}

function whoPays(line: Line, names: Names, words: SettlementWords): string {
  const [payer, payee] = [names.party(line.payer), names.party(line.payee)];
  return line.due < 0 ? words.execute.paysBack(payer, payee) : words.execute.pays(payer, payee);
}

function dueOf(lines: readonly Line[]): Cents {
  return sum(lines.map((line) => line.due));
}

/** "Boek € 9.712,50" */
export function bookLabel(amount: Cents, currency: string, language: 'nl' | 'en'): string {
  return settlementWords[language].execute.go(moneyText(amount, currency, language));
}
