import { moneyText } from '../../../web/format.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { DataTable } from '../../../web/ui/DataTable.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import type { AccountView } from '../statement-shape.ts';
import { DueLine } from './MoneyStates.tsx';
import type { Names } from './names.ts';
import { moneyOf } from './period-state.ts';
import { paymentWords } from './words-payments.ts';

type Props = { readonly accounts: readonly AccountView[]; readonly names: Names; readonly currency: string; readonly on: string };

/** Of one period: what every payer owes every payee, what of it was paid, and by when the rest is due. */
export function PaymentTable({ accounts, names, currency, on }: Props) {
  const words = useMessages(paymentWords);
  const totals = moneyOf(accounts);
  const money = (amountCents: number) => <Money amountCents={amountCents} currency={currency} />;
  return (
    <DataTable
      caption={words.caption}
      isCaptionHidden
      rows={accounts}
      rowKey={({ payer, payee }) => `${payer}/${payee}`}
      phone="cards"
      columns={[
        {
          key: 'who',
          header: words.who,
          isRowHeader: true,
          cell: (row) => words.pays(names.party(row.payer), names.party(row.payee)),
          footer: words.together,
        },
        { key: 'booked', header: words.booked, isNumeric: true, cell: (row) => money(row.booked), footer: money(totals.booked) },
        { key: 'paid', header: words.paid, isNumeric: true, cell: (row) => money(row.paid), footer: money(totals.paid) },
        { key: 'open', header: words.open, isNumeric: true, cell: (row) => money(row.open), footer: money(totals.open) },
        { key: 'due', header: words.due, cell: (row) => <DueCell account={row} names={names} currency={currency} on={on} /> },
      ]}
    />
  );
}

type CellProps = Omit<Props, 'accounts'> & { readonly account: AccountView };

/** Who pays whom back, and what is only credit, is said in words: a minus alone is easily missed. */
function DueCell({ account, names, currency, on }: CellProps) {
  const words = useMessages(paymentWords);
  const { language } = useLanguage();
  const { open, credit, dueDay, payer, payee } = account;
  if (open === 0) return words.allPaid;
  return (
    <>
      {dueDay !== null && <DueLine dueDay={dueDay} on={on} />}
      {open < 0 && <Text tone="small">{words.back(names.party(payee), names.party(payer))}</Text>}
      {credit > 0 && <Text tone="small">{words.credit(moneyText(credit, currency, language))}</Text>}
    </>
  );
}
