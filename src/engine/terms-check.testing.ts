import { pathText } from './issue.ts';
import { checkSheet } from './terms-check.ts';
import { JOB, type SheetParts, makeSheet } from './testing.ts';

/** Sheets for the tests of the checks: right ones, to be made wrong in one place. */

export const PARTIES = [
  { id: 'city', name: 'City', roles: ['commissioner' as const] },
  { id: 'provider', name: 'Provider', roles: ['provider' as const] },
  { id: 'checker', name: 'Checker', roles: ['assessor' as const] },
  { id: 'bank', name: 'Bank', roles: ['investor' as const] },
  { id: 'manager', name: 'Manager', roles: ['arranger' as const] },
];
export const LOAN = { id: 'loan', holders: [{ party: 'bank', share: '100%' }], committed: 1000 };
export const CAPITAL: NonNullable<SheetParts['capital']> = {
  manager: 'manager',
  tranches: [LOAN],
  draws: [{ day: '2026-01-01', tranche: 'loan', amount: 1000 }],
  waterfall: [{ id: 'repay', pay: 'principal' }],
  maturity: '2027-01-31',
};
export const BOND: SheetParts = { form: 'sib', parties: PARTIES, capital: CAPITAL };
export const rule = (parts: Partial<NonNullable<SheetParts['rules']>[number]>) => ({ id: 'extra', outcome: 'job', price: '1', ...parts });
export const rules = (...parts: Parameters<typeof rule>[0][]) => ({
  rules: [...JOB.rules, ...parts.map((part, index) => rule({ id: `extra_${index + 1}`, ...part }))],
});
export const points = (...ats: readonly number[]) => ats.map((at) => ({ at, value: at }));

export type Case = readonly [name: string, parts: SheetParts, expected: readonly string[]];

/** In: a change of a sheet that is right. Out: "severity code path" of everything that is found, sorted. */
export function found(parts: SheetParts): readonly string[] {
  return checkSheet(makeSheet({ ...JOB, ...parts }))
    .map((issue) => `${issue.severity === 'error' ? '' : 'warning '}${issue.code} ${pathText(issue.path)}`)
    .sort();
}
