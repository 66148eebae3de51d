import { approversIn, bookedOn, isMyTurn, isShared, turnSince, whoseTurn, whyQuiet } from '../../slices/settlement/screens/turn.ts';
import { type PeriodView, firstToDo } from '../../slices/settlement/screens/period-state.ts';
import { DueLine } from '../../slices/settlement/screens/MoneyStates.tsx';
import { periodName } from '../../slices/settlement/screens/period-name.ts';
import { Standing } from '../../slices/settlement/screens/Standing.tsx';
import { settlementWords, type SettlementWords } from '../../slices/settlement/screens/words.ts';
import type { Names } from '../../slices/settlement/screens/names.ts';
import { dayText, moneyText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { DateText } from '../ui/DateText.tsx';
import { PeriodLink } from './PeriodLink.tsx';
import type { SettlementView } from './settlement-context.ts';

/** Of all periods the one that asks for attention, and the way to it. */
export function SettlementTurn({ view }: { readonly view: SettlementView }) {
  const words = useMessages(settlementWords);
  const { language } = useLanguage();
  const todo = firstToDo(view.periods, (period) => isMyTurn(view.role, period));
  if (todo === undefined) return <Standing title={words.turn.nobody}>{quietText(view, words, language)}</Standing>;
  const isMine = view.asOf.isToday && isMyTurn(view.role, todo);
  const name = periodName(todo, language);
  return (
    <Standing
      title={isMine ? howMuch(view, words) : turnTitle(view, todo, words)}
      stage={todo.stage}
      since={<Since period={todo} today={view.asOf.today} />}
      isMine={isMine}
      actions={
        <PeriodLink view={view} period={todo.key} look={isMine ? 'primary' : 'secondary'}>
          {isMine ? words.turn.next(name) : words.turn.look(name)}
        </PeriodLink>
      }
    >
      {stageText(todo, { words, names: view.names, isMine })} <OpenText view={view} period={todo} />
      {todo.isCorrection && difference(todo, { words, names: view.names, currency: view.statement.currency })}
    </Standing>
  );
}

function quietText({ periods }: SettlementView, words: SettlementWords, language: 'nl' | 'en'): string {
  const [first] = periods;
  const why = whyQuiet(periods.map((period) => period.stage));
  if (why === 'none_yet' && first !== undefined) return words.turn.noneYet(dayText(first.to, language));
  return why === 'all_paid' ? words.turn.allDone : words.turn.nothingOwed;
}

/** "Jij bent aan zet: 2 periodes": the reader's own work, and how much of it there is. */
function howMuch({ periods, role }: SettlementView, words: SettlementWords): string {
  const own = periods.filter((period) => isMyTurn(role, period)).length;
  return own > 1 ? words.turn.youFor(own) : words.turn.you;
}

/** "Jij bent aan zet", or who is. On an earlier day: who was, and no call to act. */
export function turnTitle(view: SettlementView, period: PeriodView, words: SettlementWords): string {
  if (view.asOf.isToday && isMyTurn(view.role, period)) return words.turn.you;
  const who = whoseTurn(period, view.names);
  if (view.asOf.day < view.asOf.today) return who === '' ? words.turn.nobodyThen : words.turn.then(who);
  return who === '' ? words.turn.nobody : words.turn.notYou(who);
}

export function Since({ period, today }: { readonly period: PeriodView; readonly today: string }) {
  const words = useMessages(settlementWords).turn;
  const since = turnSince(period);
  return since === undefined ? null : (
    <>
      {words.since} <DateText day={since} today={today} />
    </>
  );
}

type Telling = { readonly words: SettlementWords; readonly names: Names; readonly currency: string };

type StageTelling = Pick<Telling, 'words' | 'names'> & { readonly isMine: boolean };

/** What of it is still to be paid, by whom and by when; and who pays back. */
export function OpenText({ view, period }: { readonly view: SettlementView; readonly period: PeriodView }) {
  const words = useMessages(settlementWords).execute;
  const { language } = useLanguage();
  const { names, statement, asOf } = view;
  const on = asOf.day > asOf.today ? asOf.today : asOf.day;
  return period.accounts
    .filter(({ open, credit }) => open > 0 || open + credit < 0)
    .map((account) => {
      const [payer, payee] = [names.party(account.payer), names.party(account.payee)];
      const amount = moneyText(Math.abs(account.open + account.credit), statement.currency, language);
      return (
        <span key={`${account.payer}/${account.payee}`} className="standing__money">
          {account.open > 0 ? words.doneNext(payer, payee, amount) : words.doneBack(payer, payee, amount)}
          {account.dueDay === null ? '.' : ', '}
          {account.dueDay !== null && <DueLine dueDay={account.dueDay} on={on} isInSentence />}
        </span>
      );
    });
}

/** What stands where it stands, and what comes next. */
export function stageText(period: PeriodView, telling: StageTelling): string {
  const { words, names, isMine } = telling;
  const who = whoseTurn(period, names);
  const booked = dayText(bookedOn(period) ?? period.to, names.language);
  switch (period.stage) {
    case 'open':
      return words.turn.open(dayText(period.to, names.language));
    case 'to_settle':
      return isMine ? words.turn.yours.to_settle : words.turn.to_settle(who);
    case 'proposed':
      return isShared(period) ? sharedText(period, telling) : isMine ? words.turn.yours.proposed : words.turn.proposed(who);
    case 'approved':
      return isMine ? words.turn.yours.approved : words.turn.approved(who);
    case 'booked':
      return words.turn.booked(booked);
    case 'paid':
      return words.turn.paid(booked);
    case 'correction':
      return words.turn.correction(booked);
    case 'nothing':
      return words.turn.nothing;
  }
}

/** Where several have to agree: "Wacht op akkoord van Zorgkantoor." */
function sharedText(period: PeriodView, { words, names, isMine }: StageTelling): string {
  if (isMine) return words.turn.yours.proposedShared;
  const who = whoseTurn(period, names);
  return approversIn(period).some((approver) => approver.isYours) ? words.turn.youAgreed(who) : words.turn.waitsFor(who);
}

/** "Er moet € 600,00 terug.": which way it goes, in a word. */
export function difference(period: PeriodView, { words, names, currency }: Telling): string {
  const amount = moneyText(Math.abs(period.due), currency, names.language);
  if (period.due === 0) return words.loud.both;
  return period.due > 0 ? words.loud.more(amount) : words.loud.less(amount);
}
