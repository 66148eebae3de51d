import { z } from 'zod';
import type { PeriodView } from '../../slices/settlement/screens/period-state.ts';
import { SettlementSteps, Standing } from '../../slices/settlement/screens/Standing.tsx';
import { isMyTurn, mayWithdraw } from '../../slices/settlement/screens/turn.ts';
import { settlementWords } from '../../slices/settlement/screens/words.ts';
import { canSee } from '../../slices/contract/contract.ts';
import { useMessages } from '../language.tsx';
import { useWrite } from '../query.ts';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Link } from '../ui/Link.tsx';
import { useToast } from '../ui/Toast.tsx';
import { PeriodLink } from './PeriodLink.tsx';
import { Since, stageText, turnTitle } from './SettlementTurn.tsx';
import type { SettlementView } from './settlement-context.ts';

type Props = { readonly view: SettlementView; readonly period: PeriodView };

const answerSchema = z.object({ id: z.string() });

/** Where one period stands, and the one step that this reader can take now. Who may not act is told whose turn it is. */
export function PeriodStanding({ view, period }: Props) {
  const words = useMessages(settlementWords);
  const steps = useSteps(view, period);
  const isMine = isMyTurn(view.role, period.stage) && view.asOf.isToday;
  const isWaiting = !isMyTurn(view.role, period.stage) && ['to_settle', 'correction', 'proposed', 'approved'].includes(period.stage);
  return (
    <Standing
      title={turnTitle(view, period, words)}
      stage={period.stage}
      since={<Since period={period} today={view.asOf.today} />}
      isMine={isMine}
      problem={steps.error && <ApiNotice error={steps.error} />}
      steps={period.stage !== 'open' && period.stage !== 'nothing' && <SettlementSteps stage={period.stage} />}
      actions={<Actions view={view} period={period} steps={steps} />}
    >
      {stageText(period, { words, names: view.names, isMine })} {isWaiting && words.turn.waits}
    </Standing>
  );
}

type Steps = ReturnType<typeof useSteps>;

function Actions({ view, period, steps }: Props & { readonly steps: Steps }) {
  const words = useMessages(settlementWords).actions;
  const seesBooks = view.role !== undefined && canSee(view.role, 'books');
  return (
    <>
      {view.asOf.isToday && isMyTurn(view.role, period.stage) && <NextStep view={view} period={period} steps={steps} />}
      {view.asOf.isToday && mayWithdraw(view.role, period.stage) && (
        <Button isBusy={steps.isBusy} onClick={steps.withdraw}>
          {words.withdraw}
        </Button>
      )}
      {(period.stage === 'booked' || period.stage === 'correction') && seesBooks && (
        <Link to={`/contracten/${view.slug}/boeken`} look="secondary">
          {words.books}
        </Link>
      )}
    </>
  );
}

/** The one button: propose, approve, or go to the page where it is booked. */
function NextStep({ view, period, steps }: Props & { readonly steps: Steps }) {
  const words = useMessages(settlementWords).actions;
  if (period.stage === 'approved')
    return (
      <PeriodLink view={view} period={period.key} further="boeken" look="primary">
        {words.execute}
      </PeriodLink>
    );
  if (period.stage === 'proposed')
    return (
      <Button look="primary" isBusy={steps.isBusy} onClick={steps.approve}>
        {steps.isBusy ? words.busy : words.approve}
      </Button>
    );
  const label = period.isCorrection ? words.proposeCorrection : words.propose;
  return (
    <Button look="primary" isBusy={steps.isBusy} onClick={steps.propose}>
      {steps.isBusy ? words.busy : label}
    </Button>
  );
}

/** The three wishes of this page. What was proposed can be withdrawn, so none of them asks "are you sure". */
function useSteps(view: SettlementView, period: PeriodView) {
  const words = useMessages(settlementWords).actions;
  const say = useToast();
  const base = `/api/contracts/${view.slug}/settlements`;
  const id = period.underWay?.id ?? '';
  const propose = useWrite({ path: base, schema: answerSchema });
  const approve = useWrite({ path: `${base}/${id}/approve`, schema: answerSchema });
  const withdraw = useWrite({ path: `${base}/${id}/withdraw`, schema: answerSchema });
  const all = [propose, approve, withdraw];
  return {
    isBusy: all.some((write) => write.isPending),
    error: all.map((write) => write.error).find((error) => error !== null),
    propose: () => propose.mutate({ period: period.key, asOf: view.asOf.day }, { onSuccess: () => say({ text: words.proposed }) }),
    approve: () => approve.mutate({}, { onSuccess: () => say({ text: words.approved }) }),
    withdraw: () => withdraw.mutate({}, { onSuccess: () => say({ text: words.withdrawn }) }),
  };
}
