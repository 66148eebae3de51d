import { approversIn, bookedOn, isMyTurn, isShared, turnSince, whoseTurn, whyQuiet } from '../../slices/settlement/screens/turn.ts';
import { type PeriodView, firstToDo } from '../../slices/settlement/screens/period-state.ts';
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
  const todo = firstToDo(view.periods);
  if (todo === undefined) return <Standing title={words.turn.nobody}>{quietText(view, words, language)}</Standing>;
  const isMine = isMyTurn(view.role, todo);
  const name = periodName(todo, language);
  return (
    <Standing
      title={turnTitle(view, todo, words)}
      stage={todo.stage}
      since={<Since period={todo} today={view.asOf.today} />}
      isMine={isMine}
      actions={
        <PeriodLink view={view} period={todo.key} look={isMine ? 'primary' : 'secondary'}>
          {isMine ? words.turn.next(name) : words.turn.look(name)}
        </PeriodLink>
      }
    >
      {stageText(todo, { words, names: view.names, isMine })}{' '}
      {todo.isCorrection && difference(todo, { words, names: view.names, currency: view.statement.currency })}
    </Standing>
  );
}

function quietText({ periods }: SettlementView, words: SettlementWords, language: 'nl' | 'en'): string {
  const [first] = periods;
  const why = whyQuiet(periods.map((period) => period.stage));
  if (why === 'none_yet' && first !== undefined) return words.turn.noneYet(dayText(first.to, language));
  return why === 'all_booked' ? words.turn.allDone : words.turn.nothingOwed;
}

/** "Jij bent aan zet", or who is. */
export function turnTitle(view: SettlementView, period: PeriodView, words: SettlementWords): string {
  if (isMyTurn(view.role, period)) return words.turn.you;
  const who = whoseTurn(period, view.names);
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
