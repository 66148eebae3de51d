import { Link as RouterLink } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SettlementView } from './settlement-context.ts';

type Props = {
  readonly view: Pick<SettlementView, 'slug' | 'asOf'>;
  /** Last day of the period; left out: all periods. */
  readonly period?: string;
  /** Further on: "boeken" for the page where it is booked. */
  readonly further?: string;
  readonly look?: 'text' | 'primary' | 'secondary';
  readonly children: ReactNode;
};

const LOOKS = {
  text: 'utrecht-link utrecht-link--html-a link',
  primary: 'utrecht-button utrecht-button--primary-action button link--button',
  secondary: 'utrecht-button utrecht-button--secondary-action button link--button',
} as const;

/** To a page of the settlement, with the chosen day kept in the address. */
export function PeriodLink({ view, period, further, look = 'text', children }: Props) {
  const path = ['/contracten', view.slug, 'afrekening', period, further].filter((part) => part !== undefined).join('/');
  return (
    <RouterLink to={path} search={view.asOf.search} className={LOOKS[look]}>
      {children}
    </RouterLink>
  );
}
