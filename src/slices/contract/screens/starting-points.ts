import type { Language } from '../../../web/language.tsx';
import * as en from './starting-points-en.ts';
import * as nl from './starting-points-nl.ts';

/** Small contracts to begin with: text as somebody would type it, with a few facts. Names and amounts are made up. */
export type StartingPoint = { readonly terms: string; readonly facts: string };
export const STARTING_POINTS = ['one', 'steps', 'bond'] as const;
export type StartingPointId = (typeof STARTING_POINTS)[number];

export function startingPoint(id: StartingPointId, language: Language): StartingPoint {
  return POINTS[language][id];
}

const FACTS = (outcome: string): string => `id,day,outcome,subject,verdict
c1,2026-02-10,${outcome},p01,accepted
c2,2026-03-24,${outcome},p02,accepted
c3,2026-04-07,${outcome},p03,accepted
c4,2026-05-19,${outcome},p04,rejected
c5,2026-06-02,${outcome},p05,accepted
c6,2026-08-25,${outcome},p06,accepted
c7,2026-09-15,${outcome},p07,accepted
c8,2026-11-03,${outcome},p08,accepted
`;

const STEP_FACTS = (first: string, second: string): string => `id,day,outcome,subject
a1,2026-01-20,${first},p01
a2,2026-02-03,${first},p02
a3,2026-02-17,${first},p03
a4,2026-03-10,${first},p04
b1,2026-05-12,${second},p01
b2,2026-06-23,${second},p02
b3,2026-09-01,${second},p03
b4,2026-10-13,${second},p09
`;

const BOND_FACTS = (outcome: string): string => `kind,id,day,outcome,subject
claim,c1,2026-05-18,${outcome},p01
claim,c2,2026-06-09,${outcome},p02
claim,c3,2026-10-05,${outcome},p03
claim,c4,2027-03-22,${outcome},p04
claim,c5,2027-05-10,${outcome},p05
claim,c6,2027-09-20,${outcome},p06
claim,c7,2027-11-15,${outcome},p07
`;

const POINTS: Readonly<Record<Language, Readonly<Record<StartingPointId, StartingPoint>>>> = {
  nl: {
    one: { terms: nl.ONE, facts: FACTS('werk') },
    steps: { terms: nl.STEPS, facts: STEP_FACTS('plan', 'woning') },
    bond: { terms: nl.BOND, facts: BOND_FACTS('diploma') },
  },
  en: {
    one: { terms: en.ONE, facts: FACTS('work') },
    steps: { terms: en.STEPS, facts: STEP_FACTS('plan', 'home') },
    bond: { terms: en.BOND, facts: BOND_FACTS('diploma') },
  },
};
