import { describe, expect, it } from 'vitest';
import type { FormulaProblem } from '../../engine/formula.ts';
import type { RefusalCode } from '../../engine/statement.ts';
import { makeSheet } from '../../engine/testing.ts';
import { namesOf } from './screens/names.ts';
import { refusalReason } from './screens/refusal-reason.ts';

/** Every code that can say why something earned nothing. A new one does not compile here until it is added. */
const REFUSALS: Readonly<Record<RefusalCode, true>> = {
  not_accepted: true,
  withdrawn: true,
  superseded: true,
  duplicate: true,
  outside_period: true,
  contract_ended: true,
  too_late: true,
  not_enrolled: true,
  before_enrolment: true,
  cohort_full: true,
  step_missing: true,
  too_many_claims: true,
  held_too_short: true,
  too_soon_after: true,
  too_long_after: true,
  alternative_paid: true,
  unknown_outcome: true,
  no_rule: true,
  value_missing: true,
  condition_not_met: true,
};
const PROBLEMS: Readonly<Record<FormulaProblem['code'], RegExp>> = {
  value_missing: /ontbreekt/,
  division_by_zero: /deelt hier door nul/,
  not_a_number: /een getal nodig heeft/,
  not_a_condition: /‘ja’ of ‘nee’ nodig heeft/,
  unknown_function: /een functie die niet bestaat/,
  wrong_inputs: /een waarde waar zij niets mee kan/,
};

const names = { nl: namesOf({ parties: [], versions: [] }, 'nl'), en: namesOf({ parties: [], versions: [] }, 'en') };
const isRefusal = (text: string): text is RefusalCode => Object.hasOwn(REFUSALS, text);

function said(code: RefusalCode, data: Readonly<Record<string, string>>): readonly [nl: string, en: string] {
  const refusal = { code, claim: 'c1', subject: 'p1', outcome: 'job', rule: 'pay', period: '2026-03-31', data };
  return [refusalReason(refusal, names.nl), refusalReason(refusal, names.en)];
}

describe('the words of what earned nothing', () => {
  it.each(Object.keys(REFUSALS).filter(isRefusal))('%s has a sentence in each language, without the code', (code) => {
    const data = { day: '2026-01-01', recorded: '2026-01-01', enrolled: '2026-01-01' };
    const [nl, en] = said(code, data);
    expect(nl).not.toBe(en);
    for (const text of [nl, en]) {
      expect(text).toMatch(/^\S.*\.$/);
      if (code.includes('_')) expect(text).not.toContain(code);
    }
  });

  it.each(Object.entries(PROBLEMS))('%s in a formula is told in words, whatever it is about', (problem, dutch) => {
    for (const data of [{ problem }, { problem, name: 'round' }]) {
      const [nl, en] = said('value_missing', data);
      expect(nl).toMatch(dutch);
      expect(nl).not.toBe(en);
      expect(nl + en).not.toContain(problem);
    }
  });

  it('calls what is missing or fell short by its words, not as the formula does', () => {
    const sheet = makeSheet({ outcomes: [{ id: 'steady_job', title: { nl: 'Vaste baan', en: 'Steady job' } }] });
    const named = namesOf({ parties: [], versions: [{ version: 1, sheet }] }, 'nl');
    const told = (code: RefusalCode, data: Readonly<Record<string, string>>): string =>
      refusalReason({ code, claim: undefined, subject: undefined, outcome: undefined, rule: 'pay', period: undefined, data }, named);
    expect(told('condition_not_met', { 'count(steady_job)': '2', net_cost: '0.5' })).toBe(
      'De voorwaarde is niet gehaald: het aantal claims ‘Vaste baan’ 2, net cost 0,5.',
    );
    expect(told('value_missing', { problem: 'value_missing', name: 'mean(work_hours)' })).toBe(
      'Er ontbreekt een getal: het gemiddelde van ‘work hours’. Daarom is er nog geen bedrag.',
    );
  });

  it('a claim without a rule names the group that no rule is for', () => {
    expect(said('no_rule', { group: 'jong' })).toEqual([
      'Geen enkele regel in de afspraken betaalt hiervoor voor de groep ‘jong’.',
      'No rule in the terms pays for this for the group ‘jong’.',
    ]);
  });
});
