import { useNavigate, useSearch } from '@tanstack/react-router';
import { isDay } from '../../engine/calendar.ts';
import { canSee } from '../../slices/contract/contract.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { type Names, namesOf } from '../../slices/settlement/screens/names.ts';
import { type PeriodView, periodViews } from '../../slices/settlement/screens/period-state.ts';
import { type MoneyView, type OwedView, statementAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import { useLanguage } from '../language.tsx';
import { useRead } from '../query.ts';
import { type Role, useSession } from '../session.tsx';
import { useContract } from './contract-context.ts';
import { todayHere } from './today.ts';

/** The day on which everything is looked at. It stands in the address, so that a link shows the same figures. */
export type AsOf = {
  readonly day: string;
  readonly today: string;
  readonly isToday: boolean;
  readonly choose: (day: string) => void;
  /** For links that keep the chosen day. */
  readonly search: Readonly<Record<string, string>>;
};

export function useAsOf(): AsOf {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const today = todayHere();
  const wanted = search['stand'];
  const day = typeof wanted === 'string' && isDay(wanted) ? wanted : today;
  const isToday = day === today;
  const choose = (next: string) => {
    if (isDay(next)) void navigate({ to: '.', search: next === today ? {} : { stand: next }, replace: true });
  };
  return { day, today, isToday, choose, search: isToday ? {} : { stand: day } };
}

/** What the pages of a settlement show: the contract, its statement as of a day, and who looks. */
export type SettlementView = {
  readonly contract: ContractView;
  readonly slug: string;
  readonly names: Names;
  readonly asOf: AsOf;
  readonly role: Role | undefined;
  readonly statement: ReturnType<typeof statementAnswerSchema.parse>['statement'];
  readonly periods: readonly PeriodView[];
  readonly money: MoneyView;
  /** Who sees the books sees the single payments; others what they come to. */
  readonly seesPayments: boolean;
  readonly owed: readonly OwedView[];
};

/** `view` once both contract and statement are there. */
export function useSettlement() {
  const { slug, contract } = useContract();
  const { language } = useLanguage();
  const role = useSession()?.role;
  const asOf = useAsOf();
  const answer = useRead(`/api/contracts/${slug}/statement?asOf=${asOf.day}`, statementAnswerSchema);
  const view: SettlementView | undefined =
    contract === undefined || answer.data === undefined
      ? undefined
      : {
          contract,
          slug,
          asOf,
          role,
          names: namesOf(contract, language),
          statement: answer.data.statement,
          periods: periodViews(answer.data.statement, answer.data.settlements, answer.data.money),
          money: answer.data.money,
          seesPayments: role !== undefined && canSee(role, 'books'),
          owed: answer.data.owed,
        };
  return { view, error: answer.error, retry: () => void answer.refetch() };
}
