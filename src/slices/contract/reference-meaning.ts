/** What one field means: in Dutch; and in English where the schema beside the field says only what kind of thing belongs there. */
export type Meaning = { readonly nl: string; readonly en?: string };

export const STEP_TO: Meaning = { nl: 'Stap waarop wordt afgerond: 0.01, 1, 10000' };
export const STEP_RULE: Meaning = {
  nl: 'half-up: de helft naar boven; half-even: de helft naar even; down, up: naar nul toe, van nul af',
  en: 'half-up: half goes up; half-even: half goes to even; down, up: towards zero, away from zero',
};
