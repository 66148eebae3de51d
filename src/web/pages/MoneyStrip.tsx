import { MoneyStates } from '../../slices/settlement/screens/MoneyStates.tsx';
import { useSettlement } from './settlement-context.ts';

/** Where the money of this contract stands, on pages that show something else of it. Nothing until it is known. */
export function MoneyStrip() {
  const { view } = useSettlement();
  if (view === undefined) return null;
  const { asOf, periods, statement } = view;
  return <MoneyStates views={periods} currency={statement.currency} on={asOf.day > asOf.today ? asOf.today : asOf.day} />;
}
