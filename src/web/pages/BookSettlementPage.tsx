import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { ALLOWED, may } from '../../slices/contract/contract.ts';
import { BookingTask, bookLabel } from '../../slices/settlement/screens/BookingTask.tsx';
import { periodName } from '../../slices/settlement/screens/period-name.ts';
import type { PeriodView } from '../../slices/settlement/screens/period-state.ts';
import { approversIn, isShared, keysOf, waitingFor } from '../../slices/settlement/screens/turn.ts';
import { settlementWords } from '../../slices/settlement/screens/words.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useWrite } from '../query.ts';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Cluster, Stack, Text } from '../ui/Layout.tsx';
import { Link } from '../ui/Link.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useToast } from '../ui/Toast.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ExplainPanel, useAsking } from './ExplainPanel.tsx';
import { PeriodLink } from './PeriodLink.tsx';
import { QueryProblem } from './QueryProblem.tsx';
import { UnknownPeriod, usePeriod } from './SettlementPeriodPage.tsx';
import { OpenText } from './SettlementTurn.tsx';
import { type SettlementView, useSettlement } from './settlement-context.ts';

const answerSchema = z.object({ id: z.string() });

/** Booking cannot be undone: a page of its own says what will happen, to whom and when. */
export default function BookSettlementPage() {
  const { view, error, retry } = useSettlement();
  const period = usePeriod(view);
  if (error) return <QueryProblem error={error} onRetry={retry} />;
  if (view === undefined) return <Skeleton rows={6} />;
  return period === undefined ? <UnknownPeriod view={view} /> : <Booking key={period.key} view={view} period={period} />;
}

type Props = { readonly view: SettlementView; readonly period: PeriodView };

function Booking({ view, period }: Props) {
  const words = useMessages(settlementWords).execute;
  const book = useWrite({ path: `/api/contracts/${view.slug}/settlements/${period.underWay?.id ?? ''}/execute`, schema: answerSchema });
  if (book.isSuccess || period.stage === 'booked' || period.stage === 'paid') return <Booked view={view} period={period} />;
  const { names } = view;
  const bookers = approversIn(period);
  const mayBook = view.role !== undefined && may(view.role, 'executeSettlement') && (bookers.length === 0 || bookers.some((entry) => entry.isYours));
  if (!mayBook) {
    const who = bookers.length === 0 ? names.roles(ALLOWED.executeSettlement, 'or') : names.parties(keysOf(bookers), 'or');
    return <Refused view={view} period={period} text={words.notYours(who)} />;
  }
  if (period.underWay?.state !== 'approved') {
    const text = isShared(period) ? words.waitsFor(names.parties(keysOf(waitingFor(period)), 'and')) : words.notApproved;
    return <Refused view={view} period={period} text={text} />;
  }
  return <Task view={view} period={period} book={book} />;
}

type TaskProps = Props & { readonly book: Pick<ReturnType<typeof useWrite>, 'mutate' | 'error' | 'isPending'> };

function Task({ view, period, book }: TaskProps) {
  const words = useMessages(settlementWords);
  const { language } = useLanguage();
  const state = useAsking();
  const say = useToast();
  const lines = period.underWay?.lines ?? [];
  const { currency } = view.statement;
  return (
    <Panel title={words.execute.title(periodName(period, language))}>
      <BookingTask
        lines={lines}
        names={view.names}
        currency={currency}
        today={view.asOf.today}
        asOf={period.underWay?.asOf ?? view.asOf.day}
        asking={state.asking}
        agreed={keysOf(approversIn(period))}
      />
      {book.error && <ApiNotice error={book.error} />}
      <Cluster>
        <Button look="primary" isBusy={book.isPending} onClick={() => book.mutate({}, { onSuccess: () => say({ text: words.execute.doneTitle }) })}>
          {book.isPending ? words.actions.busy : bookLabel(period.due, currency, language)}
        </Button>
        <PeriodLink view={view} period={period.key}>
          {words.execute.back}
        </PeriodLink>
      </Cluster>
      <ExplainPanel slug={view.slug} state={state} />
    </Panel>
  );
}

/** Done: what happened and what comes next. The title gets the focus, because the button that was pressed is gone. */
function Booked({ view, period }: Props) {
  const words = useMessages(settlementWords);
  const { language } = useLanguage();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <Stack>
      <h2 ref={title} tabIndex={-1} className="utrecht-heading-2">
        {words.execute.doneTitle}
      </h2>
      <Notice kind="success">{words.execute.doneText(periodName(period, language))}</Notice>
      <Text>
        <OpenText view={view} period={period} />
      </Text>
      <Text>{words.execute.money}</Text>
      <Text>{words.execute.doneTell}</Text>
      <Cluster>
        <Link to={`/contracten/${view.slug}/boeken`} look="primary">
          {words.actions.books}
        </Link>
        <PeriodLink view={view} period={period.key}>
          {words.execute.toStatement}
        </PeriodLink>
      </Cluster>
    </Stack>
  );
}

function Refused({ view, period, text }: Props & { readonly text: string }) {
  const words = useMessages(settlementWords).execute;
  return (
    <Notice
      kind="info"
      action={
        <PeriodLink view={view} period={period.key} look="secondary">
          {words.toStatement}
        </PeriodLink>
      }
    >
      {text}
    </Notice>
  );
}
