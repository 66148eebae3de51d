import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../engine/statement.ts';
import { namesOf } from './names.ts';
import { refusalFile } from './RefusalList.tsx';
import { refusalReason } from './refusal-reason.ts';

const refusal = (code: Refusal['code'], data: Refusal['data'] = {}): Refusal => ({
  code,
  claim: 'c1',
  subject: 'p1',
  outcome: 'job',
  rule: undefined,
  period: '2026-03-31',
  data,
});
const names = { nl: namesOf({ parties: [], versions: [] }, 'nl'), en: namesOf({ parties: [], versions: [] }, 'en') };

describe('why a claim earns nothing', () => {
  it.each([
    ['not_accepted', { verdict: 'claimed' }, 'De beoordelaar heeft nog niet geoordeeld.', 'The assessor has not judged it yet.'],
    [
      'not_accepted',
      { verdict: 'rejected', reason: 'geen bewijs' },
      'De beoordelaar keurde de claim niet goed: geen bewijs.',
      'The assessor did not accept the claim: geen bewijs.',
    ],
    [
      'too_late',
      { days: '88', allowed: '45' },
      'Te laat gemeld: na 88 dagen, en het mag tot 45 dagen.',
      'Reported too late: after 88 days, and 45 days are allowed.',
    ],
    [
      'too_late',
      { days: '88', allowed: '45', received: '2026-05-02', reported: '2026-03-01' },
      'Te laat ontvangen, op 2 mei 2026: na 88 dagen, en het mag tot 45 dagen. Volgens de melding was het 1 maart 2026; dat telt pas als de betaler ermee akkoord gaat.',
      'Received too late, on 2 May 2026: after 88 days, and 45 days are allowed. By the report it was 1 March 2026; that counts once the payer agrees.',
    ],
    ['step_missing', { step: 'own_plan' }, 'Eerst moet ‘own plan’ zijn behaald.', '“own plan” has to be reached first.'],
    [
      'held_too_short',
      { held: '90', needed: '182', start: '2026-01-01' },
      'Het duurde 90 dagen, en nodig zijn 182 dagen.',
      'It lasted 90 days, and 182 days are needed.',
    ],
    [
      'held_too_short',
      { held: '88', needed: '3 months', start: '2026-01-01' },
      'Het duurde 88 dagen, en nodig zijn 3 maanden.',
      'It lasted 88 days, and 3 months are needed.',
    ],
    [
      'held_too_short',
      { held: '1', needed: '1 months', start: '2026-01-31' },
      'Het duurde 1 dag, en nodig is 1 maand.',
      'It lasted 1 day, and 1 month is needed.',
    ],
    [
      'held_too_short',
      { held: '0', needed: '1', start: '-' },
      'Er is geen startdag bekend; nodig is 1 dag.',
      'No start day is known; 1 day is needed.',
    ],
    [
      'too_soon_after',
      { step: 'own_plan', from: '2026-02-01', least: '13 weeks', earliest: '2026-05-03' },
      'Te vroeg: dit telt pas 13 weken na ‘own plan’ (1 februari 2026), dus vanaf 3 mei 2026.',
      'Too soon: this counts only 13 weeks after “own plan” (1 February 2026), so from 3 May 2026.',
    ],
    [
      'too_long_after',
      { step: 'enrolment', from: '2026-02-01', most: '1 months', latest: '2026-03-01' },
      'Te laat: dit telt tot en met 1 maand na de inschrijving (1 februari 2026), dus tot en met 1 maart 2026.',
      'Too late: this counts up to 1 month after the enrolment (1 February 2026), so up to 1 March 2026.',
    ],
    [
      'before_enrolment',
      { enrolled: '2026-02-01' },
      'De uitkomst was vóór de inschrijving op 1 februari 2026.',
      'The outcome was before the enrolment on 1 February 2026.',
    ],
    ['condition_not_met', { reduction: '0.084' }, 'De voorwaarde is niet gehaald: reduction 0,084.', 'The condition was not met: reduction 0.084.'],
    [
      'condition_not_met',
      { problem: 'value_missing', name: 'team_ready' },
      'De voorwaarde is niet gehaald: ‘team ready’ is nooit gemeld.',
      'The condition was not met: “team ready” was never reported.',
    ],
    [
      'value_missing',
      { problem: 'value_missing', name: 'jail_days' },
      'Er ontbreekt een getal: jail days. Daarom is er nog geen bedrag.',
      'A number is missing: jail days. So there is no amount yet.',
    ],
  ] as const)('%s %j', (code, data, nl, en) => {
    expect([refusalReason(refusal(code, data), names.nl), refusalReason(refusal(code, data), names.en)]).toEqual([nl, en]);
  });

  it('is a row in the file, with the code for programs and the sentence for people', () => {
    expect(refusalFile([refusal('not_enrolled')], names.nl)[1]).toEqual([
      { day: '2026-03-31' },
      'c1',
      'p1',
      'job',
      'not_enrolled',
      'Deze persoon is niet ingeschreven.',
    ]);
  });
});
