import { describe, expect, it } from 'vitest';
import { curveWords } from './describe-curve.ts';
import { formulaWords } from './describe-formula.ts';
import { type Section, speakerFor } from './describe-speaker.ts';
import { describeSheet } from './describe.ts';
import type { Language } from './messages-words.ts';
import { must } from './result.ts';
import { type SheetParts, makeSheet } from './testing.ts';

/** Every choice a sheet offers has its own words, read aloud in both languages; `_` stands for a space that does not break. */

const plain = (text: string): string => text.replaceAll('\u00a0', '_');

function told(parts: SheetParts, section: Section, language: Language): readonly string[] {
  const found = describeSheet(makeSheet(parts), language).find((entry) => entry.section === section);
  return must(found, section).sentences.map(plain);
}

type Row = readonly [name: string, section: Section, parts: SheetParts, nl: string, en: string];

/** The row's sentence is one of those that are told, and no other language slips in. */
function holds([, section, parts, nl, en]: Row): void {
  expect(told(parts, section, 'nl')).toContain(nl);
  expect(told(parts, section, 'en')).toContain(en);
  expect(told(parts, section, 'en')).not.toContain(nl);
}

const party = (role: NonNullable<SheetParts['parties']>[number]['roles'][number]): SheetParts => ({
  parties: [{ id: 'a', name: 'Anker', roles: [role] }],
});
const calendar = (parts: NonNullable<SheetParts['calendar']>): SheetParts => ({ calendar: parts });
const outcome = (parts: Partial<NonNullable<SheetParts['outcomes']>[number]>): SheetParts => ({ outcomes: [{ id: 'job', title: 'X', ...parts }] });
const rule = (parts: Partial<NonNullable<SheetParts['rules']>[number]>): SheetParts => ({ rules: [{ id: 'pay', outcome: 'job', ...parts }] });
const limit = (parts: Partial<NonNullable<SheetParts['limits']>[number]>): SheetParts => ({ limits: [{ id: 'cap', each: 'contract', ...parts }] });
const TWO = ['job', 'house'].map((id) => ({ id, title: id }));

describe('the contract and who takes part', () => {
  it.each<Row>([
    [
      'direct',
      'contract',
      {},
      'Dit is een rechtstreeks contract: wie het resultaat wil, betaalt de uitvoerder ervoor.',
      'This is a direct contract: who wants the outcome pays the provider for it.',
    ],
    ['a subsidy', 'contract', { form: 'subsidy' }, 'Dit is een subsidie die van resultaten afhangt.', 'This is a subsidy that depends on outcomes.'],
    [
      'a version that counts from the start',
      'contract',
      { version: 3 },
      'Dit is versie 3. Die geldt vanaf 1 januari 2026.',
      'This is version 3. It counts from 1 January 2026.',
    ],
    ['a commissioner', 'party', party('commissioner'), 'Anker is opdrachtgever.', 'Anker is the commissioner.'],
    ['a provider', 'party', party('provider'), 'Anker voert het werk uit.', 'Anker does the work.'],
    ['an investor', 'party', party('investor'), 'Anker betaalt het werk vooruit.', 'Anker pays for the work in advance.'],
    ['an arranger', 'party', party('arranger'), 'Anker begeleidt het contract.', 'Anker arranges the contract.'],
    ['an assessor', 'party', party('assessor'), 'Anker beoordeelt de resultaten.', 'Anker assesses the outcomes.'],
    ['a participant', 'party', party('participant'), 'Anker doet mee.', 'Anker takes part.'],
  ])('%s', (...row) => holds(row));
});

describe('when it is settled', () => {
  it.each<Row>([
    ['months', 'calendar', calendar({ every: 'month' }), 'Elke maand wordt afgerekend.', 'It is settled every month.'],
    ['quarters', 'calendar', calendar({ every: 'quarter' }), 'Elk kwartaal wordt afgerekend.', 'It is settled every quarter.'],
    ['half years', 'calendar', calendar({ every: 'half-year' }), 'Elk half jaar wordt afgerekend.', 'It is settled every half year.'],
    ['years', 'calendar', calendar({ every: 'year' }), 'Elk jaar wordt afgerekend.', 'It is settled every year.'],
    ['once', 'calendar', calendar({ every: 'once' }), 'Er wordt één keer afgerekend, aan het eind.', 'It is settled once, at the end.'],
    [
      'a term of one day',
      'calendar',
      calendar({ paymentTermDays: 1 }),
      'Er wordt betaald binnen 1 dag na het eind van de periode.',
      'Payment is within 1 day after the end of the period.',
    ],
    [
      'claims within days',
      'calendar',
      calendar({ claimWithinDays: 60 }),
      'Een resultaat moet binnen 60 dagen zijn gemeld.',
      'An outcome must be reported within 60 days.',
    ],
    ['places', 'calendar', { cohort: { maxPeople: 1200 } }, 'Er is plaats voor 1.200 mensen.', 'There are places for 1,200 people.'],
    ['one place', 'calendar', { cohort: { maxPeople: 1 } }, 'Er is plaats voor 1 mens.', 'There is a place for 1 person.'],
    [
      'rounding to the even number',
      'calendar',
      { rounding: { to: '0.05', rule: 'half-even' } },
      'Bedragen worden afgerond op 0,05 (de helft gaat naar het even getal).',
      'Amounts are rounded to 0.05 (half goes to the even number).',
    ],
    [
      'rounding up',
      'calendar',
      { rounding: { to: '1', rule: 'up' } },
      'Bedragen worden afgerond op 1 (naar boven).',
      'Amounts are rounded to 1 (up).',
    ],
  ])('%s', (...row) => holds(row));
});

describe('what counts', () => {
  it.each<Row>([
    [
      'so often a person',
      'outcome',
      outcome({ maxPerPerson: 3 }),
      'Dit telt hoogstens 3 keer per persoon.',
      'This counts at most 3 times per person.',
    ],
    [
      'so many days',
      'outcome',
      outcome({ holdDays: 90 }),
      'Het moet 90 dagen duren. Wie opnieuw begint, begint ook opnieuw te tellen.',
      'It must last 90 days. Who starts again, starts counting again.',
    ],
    [
      'one day',
      'outcome',
      outcome({ holdDays: 1 }),
      'Het moet 1 dag duren. Wie opnieuw begint, begint ook opnieuw te tellen.',
      'It must last 1 day. Who starts again, starts counting again.',
    ],
    [
      'what stays of alternatives',
      'alternative',
      { outcomes: TWO, alternatives: [{ id: 'either', outcomes: ['job', 'house'] }] },
      'Het eerste dat iemand haalt, blijft staan.',
      'The first one that somebody reaches stays.',
    ],
    ['an amount per cohort', 'rule', rule({ per: 'cohort', price: '5' }), 'Dat wordt per groep berekend.', 'That is calculated per cohort.'],
    [
      'several outcomes at one price',
      'rule',
      { outcomes: TWO, rules: [{ id: 'pay', outcomes: ['job', 'house'], price: '5' }] },
      '‘job’ en ‘house’ leveren €_5,00 op per claim.',
      '“job” and “house” earn €5.00 per claim.',
    ],
    [
      'several outcomes by a curve',
      'rule',
      { outcomes: TWO, rules: [{ id: 'pay', outcomes: ['job', 'house'], curve: { kind: 'tiers', points: [{ at: '0', value: '5' }] } }] },
      'Wat ‘job’ en ‘house’ opleveren, hangt af van het aantal: elk voor €_5,00.',
      'What “job” and “house” earn depends on the number: each at €5.00.',
    ],
    [
      'several outcomes under a title',
      'rule',
      { outcomes: TWO, rules: [{ id: 'pay', title: 'Succes', outcomes: ['job', 'house'], price: '5' }] },
      '‘Succes’ levert €_5,00 op per claim.',
      '“Succes” earns €5.00 per claim.',
    ],
    [
      'a price that comes in later',
      'rule',
      rule({ price: [{ price: '5', group: 'young' }, { price: '6' }] }),
      '‘job’ levert €_6,00 op per claim.',
      '“job” earns €6.00 per claim.',
    ],
    [
      'a fee of once',
      'fee',
      { fees: [{ id: 'f', from: 'city', to: 'provider', amount: '7', every: 'once' }] },
      'City betaalt Provider één keer €_7,00, wat er ook wordt bereikt.',
      'City pays Provider €7.00 once, whatever is reached.',
    ],
    [
      'outside VAT',
      'tax',
      { tax: { rate: '0', category: 'O' } },
      'Er komt geen btw bij: dit valt buiten de btw.',
      'No VAT is added: this is outside VAT.',
    ],
    [
      'late interest at one rate',
      'late_interest',
      { lateInterest: { rate: '0.08' } },
      'Wie te laat betaalt, betaalt 8_% rente per jaar.',
      'Who pays late pays 8% interest a year.',
    ],
  ])('%s', (...row) => holds(row));

  it('the twelve fields of a definition have labels in both languages; the key ones are told', () => {
    const [nl, en] = [speakerFor(makeSheet(), 'nl').say.fields, speakerFor(makeSheet(), 'en').say.fields];
    expect(Object.values(nl)).toEqual([
      'Voor wie',
      'Wanneer iemand begint',
      'Wat telt',
      'Wanneer het is gehaald',
      'Hoelang het moet duren',
      'Wat niet telt',
      'Bewijs',
      'Tot wanneer',
      'Hoogstens',
      'Wat vanzelf zou gebeuren',
      'Wie controleert',
      'Als er gegevens ontbreken',
    ]);
    expect(Object.values(en)).toEqual([
      'For whom',
      'When somebody starts',
      'What counts',
      'When it is reached',
      'How long it must last',
      'What does not count',
      'Proof',
      'Until when',
      'At most',
      'What would happen anyway',
      'Who checks',
      'When data are missing',
    ]);
  });
});

describe('at most how much', () => {
  it.each<Row>([
    ['a person', 'limit', limit({ each: 'person', max: '5' }), 'Per persoon wordt hoogstens €_5,00 betaald.', 'Per person at most €5.00 is paid.'],
    ['a cohort', 'limit', limit({ each: 'cohort', max: '5' }), 'Per groep wordt hoogstens €_5,00 betaald.', 'Per cohort at most €5.00 is paid.'],
    ['a period', 'limit', limit({ each: 'period', max: '5' }), 'Per periode wordt hoogstens €_5,00 betaald.', 'Per period at most €5.00 is paid.'],
    [
      'a year',
      'limit',
      limit({ each: 'year', max: '5' }),
      'Per jaar van het contract vanaf 1 januari wordt hoogstens €_5,00 betaald.',
      'Per year of the contract from 1 January at most €5.00 is paid.',
    ],
    [
      'a year of the calendar',
      'limit',
      limit({ each: 'year', max: '5', year: 'calendar' }),
      'Per kalenderjaar wordt hoogstens €_5,00 betaald.',
      'Per calendar year at most €5.00 is paid.',
    ],
    [
      'a book year',
      'limit',
      limit({ each: 'year', maxCount: '5', year: '07-01' }),
      'Per boekjaar vanaf 1 juli tellen hoogstens 5 eenheden mee.',
      'Per book year from 1 July at most 5 units count.',
    ],
    [
      'an outcome',
      'limit',
      limit({ each: 'outcome', max: '5' }),
      'Per resultaat wordt hoogstens €_5,00 betaald.',
      'Per outcome at most €5.00 is paid.',
    ],
    ['a rule', 'limit', limit({ each: 'rule', max: '5' }), 'Per regel wordt hoogstens €_5,00 betaald.', 'Per rule at most €5.00 is paid.'],
    ['any payer', 'limit', limit({ each: 'payer', max: '5' }), 'Per betaler wordt hoogstens €_5,00 betaald.', 'Per payer at most €5.00 is paid.'],
    [
      'the contract',
      'limit',
      limit({ max: '5' }),
      'Over de hele looptijd wordt hoogstens €_5,00 betaald.',
      'Over the whole term at most €5.00 is paid.',
    ],
    [
      'a floor of all',
      'limit',
      limit({ min: '5' }),
      'Over de hele looptijd wordt minstens €_5,00 betaald.',
      'Over the whole term at least €5.00 is paid.',
    ],
    ['units', 'limit', limit({ each: 'person', maxCount: '2' }), 'Per persoon tellen hoogstens 2 eenheden mee.', 'Per person at most 2 units count.'],
    ['one unit', 'limit', limit({ each: 'person', maxCount: '1' }), 'Per persoon telt hoogstens 1 eenheid mee.', 'Per person at most 1 unit counts.'],
    [
      'a share of two outcomes together',
      'limit',
      { outcomes: TWO, limits: [{ id: 'cap', each: 'contract', maxShare: '0.4', outcomes: ['job', 'house'], among: ['job', 'house'] }] },
      '‘job’ en ‘house’ mogen hoogstens 40_% zijn van ‘job’ en ‘house’ samen.',
      '“job” and “house” may be at most 40% of “job” and “house” together.',
    ],
    [
      'half a unit',
      'limit',
      limit({ each: 'person', maxCount: '0.5' }),
      'Per persoon tellen hoogstens 0,5 eenheden mee.',
      'Per person at most 0.5 units count.',
    ],
  ])('%s', (...row) => holds(row));

  it('a floor that takes nothing away says nothing of what is cut', () => {
    expect(told(limit({ min: '5' }), 'limit', 'nl')).toHaveLength(1);
  });
});

describe('a curve in English', () => {
  type CurveParts = NonNullable<SheetParts['curves']>[string];
  const points = (...pairs: readonly (readonly [string, string])[]) => pairs.map(([at, value]) => ({ at, value }));

  it.each<readonly [string, CurveParts, string]>([
    ['steps', { kind: 'steps', points: points(['20', '100'], ['30', '200']) }, 'up to 20 nothing, from 20: €100.00, from 30: €200.00'],
    ['steps above', { kind: 'steps', edge: '>', points: points(['20', '100']) }, 'up to 20 nothing, above 20: €100.00'],
    [
      'up',
      { kind: 'linear', points: points(['20', '0'], ['30', '100']) },
      'up to 20 nothing, from 20 to 30 rising from nothing to €100.00, then: €100.00',
    ],
    [
      'down',
      { kind: 'linear', points: points(['0', '9'], ['5', '4']), above: 'extend' },
      'up to 0 nothing, from 0 to 5 falling from €9.00 to €4.00, then on along the same line',
    ],
    ['flat', { kind: 'linear', points: points(['0', '9'], ['5', '9']), below: '3' }, 'up to 0: €3.00, from 0 to 5: €9.00, then: €9.00'],
    [
      'tiers',
      { kind: 'tiers', points: points(['0', '11'], ['370', '10'], ['410', '13.5']) },
      'the first 370 at €11.00 each, from 370 to 410 at €10.00 each, above 410 at €13.50 each',
    ],
    ['one tier', { kind: 'tiers', points: points(['0', '5']) }, 'each at €5.00'],
  ])('%s', (_name, curve, words) => {
    const sheet = makeSheet({ curves: { table: curve } });
    expect(curveWords(speakerFor(sheet, 'en'), must(sheet.curves['table'], 'curve'), 'money')).toBe(words);
  });

  it.each<readonly [string, SheetParts, string, string]>([
    [
      'that no rule pays by holds plain numbers',
      { curves: { staffel: { kind: 'steps', points: points(['20', '1500']) } } },
      'De tabel ‘staffel’: tot 20 niets, vanaf 20: 1.500.',
      'The table “staffel”: up to 20 nothing, from 20: 1,500.',
    ],
    [
      'that a rule pays by holds money',
      { ...rule({ curve: 'staffel' }), curves: { staffel: { kind: 'steps', points: points(['20', '1500']) } } },
      'De tabel ‘staffel’: tot 20 niets, vanaf 20: €_1.500,00.',
      'The table “staffel”: up to 20 nothing, from 20: €1,500.00.',
    ],
  ])('a table %s', (_name, parts, nl, en) => {
    expect([told(parts, 'curve', 'nl'), told(parts, 'curve', 'en')]).toEqual([[nl], [en]]);
  });
});

describe('formulas', () => {
  it.each([
    ['abs(change)', 'change zonder minteken', 'change without its minus sign'],
    ['floor(weeks)', 'weeks naar beneden afgerond op een heel getal', 'weeks rounded down to a whole number'],
    ['quantity(job)', 'het aantal eenheden job', 'the number of units job'],
    ['total(job)', 'het aantal claims job tot nu toe', 'the number of claims job so far'],
    ['mean(score)', 'het gemiddelde van score', 'the mean of score'],
    ['outstanding(senior)', 'de openstaande hoofdsom van senior', 'the outstanding principal of senior'],
    ['has(stopped)', 'stopped bekend is', 'stopped is known'],
    ['min(a, b)', 'het laagste van a en b', 'the lower of a and b'],
    ['sequence <= 2', 'het volgnummer hoogstens 2 is', 'the sequence number is at most 2'],
    ['a > b', 'a groter dan b is', 'a is more than b'],
    ['enrolled * paid_before', 'het aantal deelnemers keer wat eerder is betaald', 'the number of participants times what was paid before'],
    ['a and b', 'a en b', 'a and b'],
    ['round(a, 1000)', 'a afgerond op 1.000', 'a rounded to 1,000'],
  ])('%s', (text, nl, en) => {
    expect(plain(formulaWords(text, 'nl'))).toBe(nl);
    expect(formulaWords(text, 'en')).toBe(en);
  });
});
