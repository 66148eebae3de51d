import { Link as RouterLink } from '@tanstack/react-router';
import { sum } from '../../../engine/money.ts';
import type { Role } from '../../../engine/terms.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../web/ui/EmptyState.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import type { Asked, Asking } from './asked.ts';
import type { Names } from './names.ts';
import { asTitle, periodName } from './period-name.ts';
import { DueLine } from './MoneyStates.tsx';
import { type PeriodView, moneyOf } from './period-state.ts';
import { SettlementStage } from './SettlementStage.tsx';
import { isMyTurn, isShared, rolesToAct, whoseTurn } from './turn.ts';
import { type SettlementWords, settlementWords } from './words.ts';

type Props = {
  readonly views: readonly PeriodView[];
  readonly names: Names;
  readonly currency: string;
  readonly role: Role | undefined;
  readonly asOf: string;
  readonly asking: Asking;
  /** Where a period lives: "/contracten/werk/afrekening". */
  readonly base: string;
  /** Kept in the address when another day than today was chosen. */
  readonly search: Readonly<Record<string, string>>;
};

/** Every period of a contract with where it stands and whose turn it is. */
export function PeriodList(props: Props) {
  const words = useMessages(settlementWords);
  return (
    <DataTable
      caption={words.periods.caption}
      isCaptionHidden
      columns={columnsOf(props, words)}
      rows={props.views}
      rowKey={(view) => view.key}
      rowState={(view) => (view.stage === 'correction' ? 'attention' : view.stage === 'open' || view.stage === 'nothing' ? 'quiet' : undefined)}
      phone="cards"
      empty={<EmptyState text={words.periods.none} stage="seed" />}
    />
  );
}

function columnsOf(props: Props, words: SettlementWords): readonly Column<PeriodView>[] {
  return [
    {
      key: 'period',
      header: words.periods.period,
      isRowHeader: true,
      cell: (view) => <PeriodLink view={view} props={props} />,
      footer: words.periods.together,
    },
    { key: 'state', header: words.periods.state, cell: (view) => <SettlementStage stage={view.stage} /> },
    { key: 'turn', header: words.periods.turn, cell: (view) => turnText(view, props, words) },
    {
      key: 'computed',
      header: words.periods.computed,
      isNumeric: true,
      cell: (view) => <Amount asked={askPeriod(view, props, words)} amountCents={view.computed} props={props} />,
      footer: <ComputedSum props={props} />,
    },
    ...(['booked', 'paid', 'open'] as const).map((name) => moneyColumn(name, props, words)),
  ];
}

/** What was booked, paid and is open; what is late says so in the cell. */
function moneyColumn(name: 'booked' | 'paid' | 'open', { currency, views, asOf }: Props, words: SettlementWords): Column<PeriodView> {
  const total = moneyOf(views.flatMap((view) => view.accounts));
  return {
    key: name,
    header: words.periods[name],
    isNumeric: true,
    cell: ({ accounts }) => {
      if (accounts.length === 0) return '';
      const money = moneyOf(accounts);
      return (
        <>
          <Money amountCents={money[name]} currency={currency} />
          {name === 'open' && money.open !== 0 && money.dueDay !== undefined && <DueLine dueDay={money.dueDay} on={asOf} isShort />}
        </>
      );
    },
    footer: <Money amountCents={total[name]} currency={currency} />,
  };
}

function PeriodLink({ view, props }: { readonly view: PeriodView; readonly props: Props }) {
  const { language } = useLanguage();
  return (
    <RouterLink to={`${props.base}/${view.key}`} search={props.search} className="utrecht-link utrecht-link--html-a link">
      {asTitle(periodName(view, language))}
    </RouterLink>
  );
}

/** "jij", or the roles that can take the next step; by name where several have to agree. */
function turnText(view: PeriodView, { role, names, search }: Pick<Props, 'role' | 'names' | 'search'>, words: SettlementWords): string {
  // On another day than today nobody is called to act: it was somebody's turn then.
  const isToday = Object.keys(search).length === 0;
  if (isToday && isMyTurn(role, view)) return words.periods.you;
  if (isShared(view) || view.stage === 'booked') return whoseTurn(view, names);
  const roles = rolesToAct(view.stage).map((entry) => words.roles[entry]);
  return roles.length === 0 ? words.periods.nobody : roles.join(` ${words.or} `);
}

function askPeriod(view: PeriodView, props: Props, words: SettlementWords): Asked {
  const title = words.explain.sumOf(`${words.periods.computed}, ${periodName(view, props.names.language)}`);
  return { kind: 'total', id: `period ${view.key}`, title, by: 'period', key: view.key, asOf: props.asOf };
}

type AmountProps = { readonly amountCents: number; readonly props: Props; readonly asked: Asked };

function Amount({ amountCents, props, asked }: AmountProps) {
  return (
    <Money
      amountCents={amountCents}
      currency={props.currency}
      isExplained={props.asking.openId === asked.id}
      onExplain={() => props.asking.ask(asked)}
    />
  );
}

/** All periods together: the sum of the column. */
function ComputedSum({ props }: { readonly props: Props }) {
  const words = useMessages(settlementWords);
  const { views, currency, names } = props;
  const amountCents = sum(views.map((view) => view.computed));
  const parts = views
    .filter((view) => view.computed !== 0)
    .map((view) => ({
      title: asTitle(periodName(view, names.language)),
      about: words.stages[view.stage],
      amountCents: view.computed,
      asked: askPeriod(view, props, words),
    }));
  const title = words.explain.sumOf(`${words.periods.computed}, ${words.periods.together.toLowerCase()}`);
  return <Amount amountCents={amountCents} props={props} asked={{ kind: 'sum', id: 'all computed', title, amountCents, currency, parts }} />;
}
