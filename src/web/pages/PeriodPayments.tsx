import { z } from 'zod';
import { may } from '../../slices/contract/contract.ts';
import { PaymentList } from '../../slices/settlement/screens/PaymentList.tsx';
import { PaymentTable } from '../../slices/settlement/screens/PaymentTable.tsx';
import type { PeriodView } from '../../slices/settlement/screens/period-state.ts';
import { paymentWords } from '../../slices/settlement/screens/words-payments.ts';
import { useMessages } from '../language.tsx';
import { useWrite } from '../query.ts';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useToast } from '../ui/Toast.tsx';
import { PaymentForm } from './PaymentForm.tsx';
import type { SettlementView } from './settlement-context.ts';

type Props = { readonly view: SettlementView; readonly period: PeriodView };

/** What was booked of this period, what was paid, and the way to say that it was. */
export function PeriodPayments({ view, period }: Props) {
  const words = useMessages(paymentWords);
  const payments = view.money.payments.filter((payment) => payment.period === period.key);
  if (period.accounts.length === 0 && payments.length === 0) return null;
  const { currency } = view.statement;
  const own = period.accounts.filter((account) => account.youOwe || account.owesYou);
  const canEnter = view.asOf.isToday && own.length > 0 && view.role !== undefined && may(view.role, 'recordPayment');
  return (
    <Panel title={words.title} lead={<span className="screen-only">{words.lead}</span>}>
      {period.accounts.length > 0 && <PaymentTable accounts={period.accounts} names={view.names} currency={currency} on={lastDay(view)} />}
      {view.seesPayments && (
        <PaymentList
          payments={payments}
          names={view.names}
          currency={currency}
          action={(payment) => (payment.isYours && view.asOf.isToday ? <TakeBack slug={view.slug} id={payment.id} /> : null)}
        />
      )}
      {canEnter && <PaymentForm key={own.map((account) => account.open).join()} view={view} accounts={own} />}
    </Panel>
  );
}

/** Nothing is late before it is: a day that is still to come counts as today. */
function lastDay({ asOf }: SettlementView): string {
  return asOf.day > asOf.today ? asOf.today : asOf.day;
}

const answerSchema = z.object({ id: z.string() });

function TakeBack({ slug, id }: { readonly slug: string; readonly id: string }) {
  const words = useMessages(paymentWords);
  const say = useToast();
  const back = useWrite({ path: `/api/contracts/${slug}/payments/${encodeURIComponent(id)}/withdraw`, schema: answerSchema });
  return (
    <>
      <Button look="subtle" isBusy={back.isPending} onClick={() => back.mutate({}, { onSuccess: () => say({ text: words.withdrawn }) })}>
        {words.withdraw}
      </Button>
      {back.error && <ApiNotice error={back.error} />}
    </>
  );
}
