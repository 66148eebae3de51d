import { EndedEarly } from '../../slices/settlement/screens/EndedEarly.tsx';
import { OwedBesideList } from '../../slices/settlement/screens/OwedBesideList.tsx';
import { PartyTotals } from '../../slices/settlement/screens/PartyTotals.tsx';
import { PeriodList } from '../../slices/settlement/screens/PeriodList.tsx';
import { RefusalList } from '../../slices/settlement/screens/RefusalList.tsx';
import { refusalWords } from '../../slices/settlement/screens/words-refusals.ts';
import { settlementWords } from '../../slices/settlement/screens/words.ts';
import { useMessages } from '../language.tsx';
import { Stack } from '../ui/Layout.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AsOfBar } from './AsOfBar.tsx';
import { lastVersion } from './contract-context.ts';
import { ExplainPanel, useAsking } from './ExplainPanel.tsx';
import { MoneyStrip } from './MoneyStrip.tsx';
import { QueryProblem } from './QueryProblem.tsx';
import { SettlementPeriod } from './SettlementPeriod.tsx';
import { SettlementTurn } from './SettlementTurn.tsx';
import { type SettlementView, useSettlement } from './settlement-context.ts';

/** Settlement of a contract: whose turn it is, its periods, and what it comes to. A contract of one period shows its statement at once. */
export default function SettlementPage() {
  const { view, error, retry } = useSettlement();
  if (error) return <QueryProblem error={error} onRetry={retry} />;
  if (view === undefined) return <Skeleton rows={6} />;
  const [only, ...others] = view.periods;
  return only !== undefined && others.length === 0 ? <SettlementPeriod view={view} period={only} /> : <Overview view={view} />;
}

function Overview({ view }: { readonly view: SettlementView }) {
  const words = useMessages(settlementWords);
  const state = useAsking();
  const { statement, names, asOf, slug } = view;
  const common = { names, currency: statement.currency, asOf: asOf.day, asking: state.asking };
  return (
    <Stack gap="large">
      <EndedEarly ended={statement.ended} sheet={lastVersion(view.contract)?.sheet} />
      <SettlementTurn view={view} />
      <AsOfBar asOf={asOf} shown={statement.asOf} />
      <MoneyStrip />
      <Panel title={words.periods.title}>
        <PeriodList {...common} role={view.role} views={view.periods} base={`/contracten/${slug}/afrekening`} search={asOf.search} />
      </Panel>
      {statement.lines.length > 0 && <PartyTotals {...common} totals={statement.totals} />}
      <OwedBesideList owed={view.owed} names={names} sheet={lastVersion(view.contract)?.sheet} currency={statement.currency} />
      <RefusalList refusals={statement.refusals} names={names} fileName={`${slug}-${asOf.day}-${refusalWords[names.language].file}`} />
      <ExplainPanel slug={slug} state={state} />
    </Stack>
  );
}
