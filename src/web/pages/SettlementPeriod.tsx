import Printer from 'lucide-react/icons/printer';
import { EndedEarly } from '../../slices/settlement/screens/EndedEarly.tsx';
import { OwedBesideList } from '../../slices/settlement/screens/OwedBesideList.tsx';
import { RefusalList } from '../../slices/settlement/screens/RefusalList.tsx';
import { SettlementHistory } from '../../slices/settlement/screens/SettlementHistory.tsx';
import { StatementTable } from '../../slices/settlement/screens/StatementTable.tsx';
import { asTitle, periodName, spanText } from '../../slices/settlement/screens/period-name.ts';
import type { PeriodView } from '../../slices/settlement/screens/period-state.ts';
import { statementFile } from '../../slices/settlement/screens/statement-file.ts';
import { toRows } from '../../slices/settlement/screens/statement-rows.ts';
import { refusalWords } from '../../slices/settlement/screens/words-refusals.ts';
import { numberIn } from '../../slices/settlement/screens/names.ts';
import { settlementWords } from '../../slices/settlement/screens/words.ts';
import { dayText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Cluster, Stack, Text } from '../ui/Layout.tsx';
import { TableDownload } from '../ui/TableDownload.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Panel } from '../ui/Panel.tsx';
import { AsOfBar } from './AsOfBar.tsx';
import { lastVersion } from './contract-context.ts';
import { ExplainPanel, useAsking } from './ExplainPanel.tsx';
import { PaperFoot } from './PaperFoot.tsx';
import { PeriodLink } from './PeriodLink.tsx';
import { PeriodPayments } from './PeriodPayments.tsx';
import { PeriodStanding } from './PeriodStanding.tsx';
import { difference } from './SettlementTurn.tsx';
import type { SettlementView } from './settlement-context.ts';

type Props = { readonly view: SettlementView; readonly period: PeriodView };

/** One period: where it stands and the next step, the statement, what earned nothing, and what happened before. */
export function SettlementPeriod({ view, period }: Props) {
  const words = useMessages(settlementWords);
  const state = useAsking();
  const refusals = view.statement.refusals.filter(
    (refusal) => refusal.period === period.key || (view.periods.length === 1 && refusal.period === undefined),
  );
  return (
    <Stack gap="large">
      {view.periods.length > 1 && (
        <p className="screen-only">
          <PeriodLink view={view}>{words.actions.back}</PeriodLink>
        </p>
      )}
      <PeriodTitle period={period} />
      <EndedEarly ended={view.statement.ended} sheet={lastVersion(view.contract)?.sheet} />
      <PeriodStanding key={period.key} view={view} period={period} />
      {period.hasChangedSince && (
        <Notice kind="warning" title={words.changed.title}>
          {words.changed.text}
        </Notice>
      )}
      {period.isCorrection && <LoudCorrection view={view} period={period} />}
      <AsOfBar asOf={view.asOf} shown={view.statement.asOf} />
      <Statement view={view} period={period} asking={state.asking} />
      <PeriodPayments view={view} period={period} />
      {view.periods.length === 1 && (
        <OwedBesideList owed={view.owed} names={view.names} sheet={lastVersion(view.contract)?.sheet} currency={view.statement.currency} />
      )}
      <RefusalList refusals={refusals} names={view.names} fileName={`${view.slug}-${period.key}-${refusalWords[view.names.language].file}`} />
      {period.history.length > 0 && <SettlementHistory history={period.history} currency={view.statement.currency} />}
      {period.lines.length > 0 && (
        <PaperFoot contract={view.contract} version={period.version} seal={sealOf(period)} signers={signersOf(view, period)} />
      )}
      <ExplainPanel slug={view.slug} state={state} />
    </Stack>
  );
}

/** Of the proposal that is shown; else of what was settled last, unless its amounts are no longer these. */
function sealOf({ underWay, history, due }: PeriodView): string {
  return underWay?.statementHash ?? (due === 0 ? (history.find((settlement) => settlement.state === 'executed')?.statementHash ?? '') : '');
}

function signersOf({ names }: SettlementView, { lines }: PeriodView): readonly string[] {
  return [...new Set([...lines.map((line) => line.payer), ...lines.map((line) => line.payee)])].map(names.party);
}

function LoudCorrection({ view, period }: Props) {
  const words = useMessages(settlementWords);
  return (
    <Notice kind="warning" title={words.loud.title}>
      {difference(period, { words, names: view.names, currency: view.statement.currency })} {words.loud.text}{' '}
      <span className="screen-only">{words.loud.ask}</span>
    </Notice>
  );
}

/** Its name, and the exact days below when the name does not say them. */
function PeriodTitle({ period }: Pick<Props, 'period'>) {
  const { language } = useLanguage();
  const [name, span] = [periodName(period, language), spanText(period, language)];
  return (
    <div>
      <h2 className="utrecht-heading-2">{asTitle(name)}</h2>
      {name !== span && <Text tone="soft">{asTitle(span)}</Text>}
    </div>
  );
}

type StatementProps = Props & { readonly asking: ReturnType<typeof useAsking>['asking'] };

function Statement({ view, period, asking }: StatementProps) {
  const words = useMessages(settlementWords).statement;
  const { language } = useLanguage();
  const { statement, names } = view;
  const asOf = period.underWay?.asOf ?? view.asOf.day;
  const proposed = new Set(period.underWay?.lines.map((line) => line.key) ?? []);
  const context = { names, currency: statement.currency, refusals: statement.refusals };
  return (
    <Panel
      title={words.title}
      lead={period.lines.length === 0 ? undefined : <span className="screen-only">{words.hint}</span>}
      actions={
        period.lines.length > 0 && (
          <Button look="subtle" icon={Printer} onClick={() => window.print()}>
            {words.print}
          </Button>
        )
      }
    >
      <StatementTable
        caption={words.caption(periodName(period, language), dayText(asOf, language))}
        rows={toRows(period.lines, context)}
        currency={statement.currency}
        asking={asking}
        asOfOf={(key) => (proposed.has(key) ? asOf : view.asOf.day)}
        empty={<NoLines period={period} />}
      />
      {period.lines.length > 0 && (
        <Cluster>
          <Text tone="small">{words.version(period.version)}</Text>
          <TableDownload name={`${view.slug}-${period.key}-${words.file.name}`} rows={statementFile(period.lines, context)}>
            {words.download}
          </TableDownload>
        </Cluster>
      )}
    </Panel>
  );
}

function NoLines({ period }: { readonly period: PeriodView }) {
  const words = useMessages(settlementWords).statement;
  const { language } = useLanguage();
  if (period.stage !== 'open') return <EmptyState text={words.none} hint={words.noneHint} stage="seed" />;
  const claims = period.claims < 0 ? words.fewer : words.claims(numberIn(String(period.claims), language));
  return <EmptyState text={words.noneOpen} hint={period.claims === 0 ? words.noneOpenYet : words.noneOpenHint(claims)} stage="germ" />;
}
