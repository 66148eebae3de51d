import { type FormEvent, useState } from 'react';
import { z } from 'zod';
import { parseExact } from '../../engine/decimal.ts';
import { minorDigits, toDecimalText, cents } from '../../engine/money.ts';
import { toCents } from '../../engine/rounding.ts';
import { typedNumber } from '../../slices/settlement/screens/typed-number.ts';
import { paymentWords } from '../../slices/settlement/screens/words-payments.ts';
import type { AccountView } from '../../slices/settlement/statement-shape.ts';
import { moneyText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useWrite } from '../query.ts';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Details } from '../ui/Details.tsx';
import { Stack } from '../ui/Layout.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useToast } from '../ui/Toast.tsx';
import type { SettlementView } from './settlement-context.ts';

type Props = { readonly view: SettlementView; readonly accounts: readonly AccountView[]; readonly onSaved: () => void };

const answerSchema = z.object({ id: z.string(), openCents: z.number(), creditCents: z.number() });

/** The payer says that it paid, or the payee that it received. What is open stands there already: mostly only the day is to be checked. */
export function PaymentForm({ view, accounts, onSaved }: Props) {
  const words = useMessages(paymentWords);
  const form = usePayment({ view, accounts, onSaved });
  return (
    <Details summary={words.enter}>
      <form onSubmit={form.send} noValidate>
        <Stack>
          {accounts.length > 1 && (
            <RadioGroup id="payment-which" legend={words.which} options={form.choices} value={form.which} onChange={form.choose} />
          )}
          <RadioGroup id="payment-way" legend={words.direction} options={form.ways} value={form.isBack ? 'back' : 'paid'} onChange={form.turn} />
          <TextField
            id="payment-amount"
            kind="number"
            isShort
            label={words.amountLabel}
            hint={words.amountHint}
            error={form.amountError}
            value={form.amount}
            onChange={form.setAmount}
          />
          <TextField id="payment-day" kind="day" label={words.dayLabel} value={form.day} onChange={form.setDay} />
          {form.error && <ApiNotice error={form.error} />}
          <div>
            <Button look="primary" type="submit" isBusy={form.isBusy}>
              {form.isBusy ? words.busy : words.save}
            </Button>
          </div>
        </Stack>
      </form>
    </Details>
  );
}

function usePayment({ view, accounts, onSaved }: Props) {
  const words = useMessages(paymentWords);
  const { language } = useLanguage();
  const { currency } = view.statement;
  const say = useToast();
  const [which, setWhich] = useState(() => keyOf(accounts.find((account) => account.open !== 0) ?? accounts[0]));
  const account = accounts.find((one) => keyOf(one) === which) ?? accounts[0];
  const [isBack, setIsBack] = useState((account?.open ?? 0) < 0);
  const [amount, setAmount] = useState(() => amountIn(account, currency, language));
  const [day, setDay] = useState(view.asOf.today);
  const [amountError, setAmountError] = useState<string>();
  const write = useWrite({ path: `/api/contracts/${view.slug}/payments`, schema: answerSchema });
  const [payer, payee] = [view.names.party(account?.payer ?? ''), view.names.party(account?.payee ?? '')];
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const amountCents = centsOf(typedNumber(amount, language), currency);
    setAmountError(amountCents === undefined ? words.amountWrong : undefined);
    if (amountCents === undefined || account === undefined) return;
    const body = { period: account.period, payer: account.payer, payee: account.payee, amountCents, day, isBack };
    const saved = ({ creditCents }: z.output<typeof answerSchema>): void => {
      say({ text: creditCents === 0 ? words.saved : words.savedCredit(moneyText(creditCents, currency, language)) });
      onSaved();
    };
    write.mutate(body, { onSuccess: saved });
  };
  return {
    ...{ which, isBack, amount, day, amountError, setAmount, setDay, send },
    isBusy: write.isPending,
    error: write.error,
    choices: accounts.map((one) => ({ value: keyOf(one), label: words.pays(view.names.party(one.payer), view.names.party(one.payee)) })),
    ways: [
      { value: 'paid', label: words.forward(payer, payee) },
      { value: 'back', label: words.backward(payer, payee) },
    ],
    choose: (key: string): void => {
      const next = accounts.find((one) => keyOf(one) === key);
      setWhich(key);
      setIsBack((next?.open ?? 0) < 0);
      setAmount(amountIn(next, currency, language));
    },
    turn: (value: string): void => setIsBack(value === 'back'),
  };
}

function keyOf(account: AccountView | undefined): string {
  return account === undefined ? '' : `${account.payer}/${account.payee}`;
}

/** What is open, as people type it. */
function amountIn(account: AccountView | undefined, currency: string, language: 'nl' | 'en'): string {
  const text = toDecimalText(cents(Math.abs(account?.open ?? 0)), currency);
  return account === undefined || account.open === 0 ? '' : language === 'nl' ? text.replace('.', ',') : text;
}

function centsOf(text: string, currency: string): number | undefined {
  if (!/^\d{1,15}(\.\d+)?$/u.test(text)) return undefined;
  const amount = toCents(parseExact(text), minorDigits(currency), 'half-up');
  return amount > 0 ? amount : undefined;
}
