import { type Day, addDays, day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import type { TermSheet } from '../../engine/terms.ts';

/**
 * The last day on which the terms or the facts let anything happen: looking on it shows everything. With capital that is later than the end
 * of the contract: the last payment for outcomes is still due, and money is shared out up to maturity.
 */
export function lastDayOf(sheets: readonly TermSheet[], facts: Facts): Day {
  const told = [...facts.claims, ...facts.measures, ...facts.events, ...facts.cash].map((fact) => fact.recorded ?? fact.day);
  return day([...sheets.slice(-1).flatMap(lastDaysOfTerms), ...told].reduce((latest, value) => (value > latest ? value : latest), ''));
}

function lastDaysOfTerms({ period, calendar, capital }: TermSheet): readonly Day[] {
  if (capital === undefined) return [period.to];
  const drawn = capital.draws.map((draw) => draw.day);
  return [period.to, addDays(period.to, calendar.paymentTermDays), capital.maturity, ...(capital.payDays ?? []), ...drawn];
}
