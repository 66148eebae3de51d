import { useParams } from '@tanstack/react-router';
import { settlementWords } from '../../slices/settlement/screens/words.ts';
import { useMessages } from '../language.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { PeriodLink } from './PeriodLink.tsx';
import { QueryProblem } from './QueryProblem.tsx';
import { SettlementPeriod } from './SettlementPeriod.tsx';
import { type SettlementView, useSettlement } from './settlement-context.ts';

/** The statement of one period, at an address of its own. */
export default function SettlementPeriodPage() {
  const { view, error, retry } = useSettlement();
  const period = usePeriod(view);
  if (error) return <QueryProblem error={error} onRetry={retry} />;
  if (view === undefined) return <Skeleton rows={6} />;
  return period === undefined ? <UnknownPeriod view={view} /> : <SettlementPeriod view={view} period={period} />;
}

/** The period of the address. */
export function usePeriod(view: SettlementView | undefined) {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return view?.periods.find((period) => period.key === params['period']);
}

export function UnknownPeriod({ view }: { readonly view: SettlementView }) {
  const words = useMessages(settlementWords);
  return (
    <EmptyState
      text={words.unknownPeriod}
      hint={words.unknownPeriodHint}
      stage="seed"
      action={
        <PeriodLink view={view} look="primary">
          {words.actions.back}
        </PeriodLink>
      }
    />
  );
}
