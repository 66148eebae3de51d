import { useState } from 'react';
import { z } from 'zod';
import type { PeriodView } from '../../slices/settlement/screens/period-state.ts';
import { SettlementApprovals } from '../../slices/settlement/screens/SettlementApprovals.tsx';
import { SettlementSteps, Standing } from '../../slices/settlement/screens/Standing.tsx';
import { approversIn, isMyTurn, isShared, keysOf, mayWithdraw, toAgree, waitingFor } from '../../slices/settlement/screens/turn.ts';
import { type SettlementWords, settlementWords } from '../../slices/settlement/screens/words.ts';
import { canSee } from '../../slices/contract/contract.ts';
import { useMessages } from '../language.tsx';
import { useWrite } from '../query.ts';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Details } from '../ui/Details.tsx';
import { Stack } from '../ui/Layout.tsx';
import { Link } from '../ui/Link.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useToast } from '../ui/Toast.tsx';
import { PeriodLink } from './PeriodLink.tsx';
import { PAYMENTS } from './PeriodPayments.tsx';
import { OpenText, Since, stageText, turnTitle } from './SettlementTurn.tsx';
import type { SettlementView } from './settlement-context.ts';

type Props = { readonly view: SettlementView; readonly period: PeriodView };

const answerSchema = z.object({ id: z.string() });

/** Where one period stands, and the one step that this reader can take now. Who may not act is told whose turn it is. */
export function PeriodStanding({ view, period }: Props) {
  const words = useMessages(settlementWords);
  const steps = useSteps(view, period);
  const isMine = isMyTurn(view.role, period) && view.asOf.isToday;
  const isWaiting = view.asOf.isToday && !isMyTurn(view.role, period) && ['to_settle', 'correction', 'proposed', 'approved'].includes(period.stage);
  return (
    <Standing
      title={turnTitle(view, period, words)}
      stage={period.stage}
      since={<Since period={period} today={view.asOf.today} />}
      isMine={isMine}
      problem={steps.error && <ApiNotice error={steps.error} />}
      moment={String(waitingFor(period).length)}
      steps={<Way view={view} period={period} />}
      actions={<Actions view={view} period={period} steps={steps} />}
    >
      {stageText(period, { words, names: view.names, isMine })} <OpenText view={view} period={period} /> {isWaiting && words.turn.waits}
    </Standing>
  );
}

/** How far it is, and who of several has agreed. */
function Way({ view, period }: Props) {
  return (
    <>
      {period.stage !== 'open' && period.stage !== 'nothing' && <SettlementSteps stage={period.stage} />}
      {isShared(period) && (
        <SettlementApprovals approvers={approversIn(period)} lines={period.lines} names={view.names} currency={view.statement.currency} />
      )}
    </>
  );
}

type Steps = ReturnType<typeof useSteps>;

function Actions({ view, period, steps }: Props & { readonly steps: Steps }) {
  const words = useMessages(settlementWords).actions;
  const seesBooks = view.role !== undefined && canSee(view.role, 'books');
  return (
    <>
      {view.asOf.isToday && isMyTurn(view.role, period) && <NextStep view={view} period={period} steps={steps} />}
      {view.asOf.isToday && toAgree(period).length > 0 && <RefuseForm steps={steps} />}
      {view.asOf.isToday && mayWithdraw(view.role, period.stage) && toAgree(period).length === 0 && (
        <Button isBusy={steps.isBusy} onClick={steps.withdraw}>
          {words.withdraw}
        </Button>
      )}
      {['booked', 'paid', 'correction'].includes(period.stage) && seesBooks && (
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
        {steps.isBusy ? words.busy : approveLabel(view, period, words)}
      </Button>
    );
  if (period.stage === 'booked')
    return (
      <Button look="primary" onClick={goToPayments}>
        {words.pay}
      </Button>
    );
  const label = period.isCorrection ? words.proposeCorrection : words.propose;
  return (
    <Button look="primary" isBusy={steps.isBusy} onClick={steps.propose}>
      {steps.isBusy ? words.busy : label}
    </Button>
  );
}

/** "Nee, omdat …": a payer that does not agree says why; the proposal is gone, and its reason stays in what happened. */
function RefuseForm({ steps }: { readonly steps: Steps }) {
  const words = useMessages(settlementWords).actions;
  const [reason, setReason] = useState('');
  return (
    <Details summary={words.refuse}>
      <Stack>
        <TextArea id="refuse-reason" rows={3} label={words.refuseWhy} hint={words.refuseHint} value={reason} onChange={setReason} />
        <div>
          <Button isBusy={steps.isBusy} isDisabled={reason.trim() === ''} onClick={() => steps.refuse(reason.trim())}>
            {words.refuseGo}
          </Button>
        </div>
      </Stack>
    </Details>
  );
}

function goToPayments(): void {
  const place = document.getElementById(PAYMENTS);
  place?.scrollIntoView();
  place?.focus();
}

/** Who stands for several payers agrees for them one by one, and sees for whom. */
function approveLabel(view: SettlementView, period: PeriodView, words: SettlementWords['actions']): string {
  const [next] = toAgree(period);
  const own = approversIn(period).filter((approver) => approver.isYours);
  return next === undefined || own.length < 2 ? words.approve : words.approveFor(view.names.party(next.party));
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
  const [mine] = toAgree(period);
  const others = keysOf(waitingFor(period).filter((approver) => approver !== mine));
  const agreed = others.length === 0 ? words.approved : words.agreed(view.names.parties(others, 'and'));
  return {
    isBusy: all.some((write) => write.isPending),
    error: all.map((write) => write.error).find((error) => error !== null),
    propose: () => propose.mutate({ period: period.key, asOf: view.asOf.day }, { onSuccess: () => say({ text: words.proposed }) }),
    approve: () => approve.mutate({ party: mine?.party }, { onSuccess: () => say({ text: agreed }) }),
    withdraw: () => withdraw.mutate({}, { onSuccess: () => say({ text: words.withdrawn }) }),
    refuse: (reason: string) => withdraw.mutate({ reason }, { onSuccess: () => say({ text: words.refused }) }),
  };
}
