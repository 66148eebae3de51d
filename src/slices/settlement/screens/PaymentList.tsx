import type { ReactNode } from 'react';
import { useMessages } from '../../../web/language.tsx';
import { DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import type { PaymentView } from '../statement-shape.ts';
import type { Names } from './names.ts';
import { paymentWords } from './words-payments.ts';

type Props = {
  readonly payments: readonly PaymentView[];
  readonly names: Names;
  readonly currency: string;
  /** What who looks can do with a payment of its own; nothing on another day than today. */
  readonly action?: ((payment: PaymentView) => ReactNode) | undefined;
};

/** Every payment with who says so. Two may say the same of two payments: nobody is believed in silence. */
export function PaymentList({ payments, names, currency, action }: Props) {
  const words = useMessages(paymentWords);
  return (
    <DataTable
      caption={words.listCaption}
      isCaptionHidden
      rows={payments}
      rowKey={(payment) => payment.id}
      phone="cards"
      empty={<Text tone="soft">{words.none}</Text>}
      columns={[
        { key: 'day', header: words.when, cell: (payment) => <DateText day={payment.day} /> },
        { key: 'what', header: words.what, isRowHeader: true, cell: (payment) => <What payment={payment} names={names} /> },
        { key: 'said', header: words.said, cell: (payment) => payment.saidBy ?? words.unknown },
        { key: 'amount', header: words.amount, isNumeric: true, cell: (payment) => <Money amountCents={payment.amount} currency={currency} /> },
        ...(action !== undefined && payments.some((payment) => payment.isYours) ? [{ key: 'do', header: words.action, cell: action }] : []),
      ]}
    />
  );
}

function What({ payment, names }: { readonly payment: PaymentView; readonly names: Names }) {
  const words = useMessages(paymentWords);
  const [payer, payees] = [names.party(payment.payer), names.parties(payment.payees, 'and')];
  return (
    <>
      {payment.amount < 0 ? words.paidBack(payer, payees) : words.paidTo(payer, payees)}
      {!payment.isBooked && <Text tone="small">{words.waits}</Text>}
    </>
  );
}
