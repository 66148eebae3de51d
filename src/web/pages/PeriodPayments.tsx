import { useRef } from 'react';
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
import { Stack } from '../ui/Layout.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useToast } from '../ui/Toast.tsx';
import { PaymentForm } from './PaymentForm.tsx';
import type { SettlementView } from './settlement-context.ts';

type Props = { readonly view: SettlementView; readonly period: PeriodView };

/** Where the money of a period stands on its page: who has to pay is brought here. */
export const PAYMENTS = 'betalen';

/** What was booked of this period, what was paid, and the way to say that it was. */
export function PeriodPayments({ view, period }: Props) {
  const words = useMessages(paymentWords);
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed is made anew, or gone: the reader stays with what it changed.
  const stay = (): void => place.current?.focus();
  const payments = view.money.payments.filter((payment) => payment.period === period.key);
  if (period.accounts.length === 0 && payments.length === 0) return null;
  const { currency } = view.statement;
  const own = period.accounts.filter((account) => account.youOwe || account.owesYou);
  const canEnter = view.asOf.isToday && own.length > 0 && view.role !== undefined && may(view.role, 'recordPayment');
  return (
    <Panel title={words.title} lead={<span className="screen-only">{words.lead}</span>}>
      <div id={PAYMENTS} ref={place} tabIndex={-1}>
        <Stack>
          {period.accounts.length > 0 && <PaymentTable accounts={period.accounts} names={view.names} currency={currency} on={lastDay(view)} />}
          {view.seesPayments && (
            <PaymentList
              payments={payments}
              names={view.names}
              currency={currency}
              action={
                view.asOf.isToday ? (payment) => (payment.isYours ? <TakeBack slug={view.slug} id={payment.id} onDone={stay} /> : null) : undefined
              }
            />
          )}
        </Stack>
      </div>
      {canEnter && <PaymentForm key={own.map((account) => account.open).join()} view={view} accounts={own} onSaved={stay} />}
    </Panel>
  );
}

/** Nothing is late before it is: a day that is still to come counts as today. */
function lastDay({ asOf }: SettlementView): string {
  return asOf.day > asOf.today ? asOf.today : asOf.day;
}

const answerSchema = z.object({ id: z.string() });

type TakeBackProps = { readonly slug: string; readonly id: string; readonly onDone: () => void };

function TakeBack({ slug, id, onDone }: TakeBackProps) {
  const words = useMessages(paymentWords);
  const say = useToast();
  const back = useWrite({ path: `/api/contracts/${slug}/payments/${encodeURIComponent(id)}/withdraw`, schema: answerSchema });
  const done = (): void => {
    say({ text: words.withdrawn });
    onDone();
  };
  return (
    <>
      <Button look="subtle" isBusy={back.isPending} onClick={() => back.mutate({}, { onSuccess: done })}>
        {words.withdraw}
      </Button>
      {back.error && <ApiNotice error={back.error} />}
    </>
  );
}
