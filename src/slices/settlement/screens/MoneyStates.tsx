import { type Day, day, daysBetween } from '../../../engine/calendar.ts';
import { ZERO, sum } from '../../../engine/money.ts';
import { moneyText } from '../../../web/format.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { StateBadge, type StateTone } from '../../../web/ui/StateBadge.tsx';
import { type PeriodView, moneyOf } from './period-state.ts';
import { paymentWords } from './words-payments.ts';
import './MoneyStates.css';

type Props = { readonly views: readonly PeriodView[]; readonly currency: string; readonly on: string };

/** Computed → proposed → booked → paid, and what is open: the same words and colours wherever money is shown. */
export function MoneyStates({ views, currency, on }: Props) {
  const words = useMessages(paymentWords);
  const accounts = views.flatMap((view) => view.accounts);
  const { booked, paid, open, dueDay } = moneyOf(accounts);
  const proposed = sum(views.map((view) => view.underWay?.due ?? ZERO));
  const computed = sum(views.map((view) => view.computed));
  return (
    <section className="money-states" aria-label={words.states}>
      <dl className="money-states__list">
        <State tone="draft" word={words.computed} amountCents={computed} currency={currency} />
        <State tone="waiting" word={words.proposed} amountCents={proposed} currency={currency} />
        <State tone="open" word={words.booked} amountCents={booked} currency={currency} />
        <State tone="done" word={words.paid} amountCents={paid} currency={currency} />
        <State tone={open === 0 ? 'stopped' : 'attention'} word={words.open} amountCents={open} currency={currency} />
      </dl>
      {open !== 0 && dueDay !== undefined && <DueLine dueDay={dueDay} on={on} />}
      <OwnPart views={views} currency={currency} />
    </section>
  );
}

type StateProps = { readonly tone: StateTone; readonly word: string; readonly amountCents: number; readonly currency: string };

function State({ tone, word, amountCents, currency }: StateProps) {
  return (
    <div className="money-states__state">
      <dt>
        <StateBadge tone={tone}>{word}</StateBadge>
      </dt>
      <dd>
        <Money amountCents={amountCents} currency={currency} />
      </dd>
    </div>
  );
}

type DueProps = { readonly dueDay: Day; readonly on: string; readonly isInSentence?: boolean; readonly isShort?: boolean };

/** "Uiterlijk 30 april 2026 · 212 dagen te laat"; short, in a cell: the day or how late it is. */
export function DueLine({ dueDay, on, isInSentence = false, isShort = false }: DueProps) {
  const words = useMessages(paymentWords);
  const late = Math.max(0, daysBetween(dueDay, day(on)));
  const badge = late > 0 && <StateBadge tone="wrong">{words.late(late)}</StateBadge>;
  if (isShort) return <span className="money-states__below">{badge || <DateText day={dueDay} look="short" />}</span>;
  return (
    <span className="money-states__due">
      {isInSentence ? words.due.toLowerCase() : words.due} <DateText day={dueDay} /> {badge}
    </span>
  );
}

/** What of it is of who looks, when that is not all. */
function OwnPart({ views, currency }: Omit<Props, 'on'>) {
  const words = useMessages(paymentWords);
  const { language } = useLanguage();
  const accounts = views.flatMap((view) => view.accounts);
  const own = accounts.filter((account) => account.youOwe || account.owesYou);
  if (own.length === 0 || own.length === accounts.length) return null;
  return <Text tone="small">{words.own(moneyText(moneyOf(own).open, currency, language))}</Text>;
}
