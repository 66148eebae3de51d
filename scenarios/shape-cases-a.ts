import { type ShapeCase, claim, event, measure, measures, people } from './shape-case.ts';

/** How one result turns into money: A1 to A22. Each shape has a case that pays and one that does not. */
export const CASES_A: readonly ShapeCase[] = [
  { shape: 'A1', name: 'three people', facts: { claims: [...people(3, 'job')] }, paid: { pay: 1_419_000 } },
  { shape: 'A1', name: 'a rejected claim pays nothing', facts: { claims: [claim('job', 'p1', { verdict: 'rejected' })] }, paid: {} },

  {
    shape: 'A2',
    name: 'three claims of one person',
    facts: { claims: [1, 2, 3].map((sequence) => claim('job', 'p1', { sequence })) },
    paid: { pay: 66_000 },
  },
  { shape: 'A2', name: 'not a fourth', facts: { claims: [1, 2, 3, 4].map((sequence) => claim('job', 'p1', { sequence })) }, paid: { pay: 66_000 } },
  {
    shape: 'A2',
    name: 'nor the same one twice',
    facts: { claims: [claim('job', 'p1'), claim('job', 'p1', { id: 'again' })] },
    paid: { pay: 22_000 },
  },

  {
    shape: 'A3',
    name: 'after ninety days',
    facts: { events: [event('start', { subject: 'p1', day: '2026-01-05' })], claims: [claim('house', 'p1', { day: '2026-04-05' })] },
    paid: { pay: 150_000 },
  },
  {
    shape: 'A3',
    name: 'not after eighty-nine',
    facts: { events: [event('start', { subject: 'p1', day: '2026-01-05' })], claims: [claim('house', 'p1', { day: '2026-04-04' })] },
    paid: {},
  },
  {
    shape: 'A3',
    name: 'a new start sets the clock back, and it still pays once',
    facts: {
      events: [event('start', { subject: 'p1', day: '2026-01-05' }), event('start', { subject: 'p1', day: '2026-03-01' })],
      claims: [
        claim('house', 'p1', { day: '2026-04-05' }),
        claim('house', 'p1', { day: '2026-06-01', sequence: 2 }),
        claim('house', 'p1', { day: '2026-07-01', sequence: 3 }),
      ],
    },
    paid: { pay: 150_000 },
  },

  {
    shape: 'A4',
    name: 'three steps',
    facts: { claims: [claim('start', 'p1'), claim('m3', 'p1', { day: '2026-04-01' }), claim('m6', 'p1', { day: '2026-07-01' })] },
    paid: { pay_start: 50_000, pay_months: 300_000 },
  },
  {
    shape: 'A4',
    name: 'a step that was skipped stops the ones after it',
    facts: { claims: [claim('start', 'p1'), claim('m6', 'p1', { day: '2026-07-01' })] },
    paid: { pay_start: 50_000 },
  },

  { shape: 'A5', name: 'one of the two', facts: { claims: [claim('full_time', 'p1')] }, paid: { full: 300_000 } },
  {
    shape: 'A5',
    name: 'the upgrade pays the difference',
    facts: { claims: [claim('part_time', 'p1'), claim('full_time', 'p1', { day: '2026-05-01' })] },
    paid: { part: 200_000, full: 100_000 },
  },
  {
    shape: 'A5',
    name: 'the way down pays nothing',
    facts: { claims: [claim('full_time', 'p1'), claim('part_time', 'p1', { day: '2026-05-01' })] },
    paid: { full: 300_000 },
  },

  {
    shape: 'A6',
    name: 'a hundred days less ten in jail',
    facts: { claims: [claim('day', 'p1', { quantity: 100, values: { jail_days: 10 } })] },
    paid: { pay: 136_080 },
  },
  {
    shape: 'A6',
    name: 'a day above two years',
    facts: { claims: [claim('day', 'p1', { quantity: 731, values: { jail_days: 0 } })] },
    paid: { pay: 1_103_760 },
  },
  { shape: 'A6', name: 'nothing while the days in jail are unknown', facts: { claims: [claim('day', 'p1', { quantity: 100 })] }, paid: {} },

  { shape: 'A7', name: 'three and a half tonnes', facts: { claims: [claim('tonne', 'plant', { quantity: '3.5' })] }, paid: { pay: 4263 } },
  { shape: 'A7', name: 'no tonne', facts: { claims: [claim('tonne', 'plant', { quantity: 0 })] }, paid: {} },

  { shape: 'A8', name: 'five whole points above the baseline', facts: measures({ repeat_users: '45.9%' }), paid: { pay: 3_045_000 } },
  { shape: 'A8', name: 'below the baseline', facts: measures({ repeat_users: '39%' }), paid: {} },

  { shape: 'A9', name: '547 people, the last 137 dearer', facts: { claims: [claim('job', 'all', { quantity: 547 })] }, paid: { pay: 63_195_000 } },
  { shape: 'A9', name: 'the 371st person', facts: { claims: [claim('job', 'all', { quantity: 371 })] }, paid: { pay: 40_800_000 } },
  { shape: 'A9', name: 'nobody', facts: {}, paid: {} },

  {
    shape: 'A10',
    name: 'three women above 92',
    facts: { claims: [claim('job', 'all', { quantity: 95, group: 'women' })] },
    paid: { pay: 950_000, bonus: 150_000 },
    payers: { city: 950_000, province: 150_000 },
  },
  {
    shape: 'A10',
    name: 'at most fifty',
    facts: { claims: [claim('job', 'all', { quantity: 200, group: 'women' })] },
    paid: { pay: 2_000_000, bonus: 2_500_000 },
  },
  { shape: 'A10', name: 'men do not count', facts: { claims: [claim('job', 'all', { quantity: 95 })] }, paid: { pay: 950_000 } },

  { shape: 'A11', name: 'exactly two per cent is still the first step', facts: measures({ growth: '2%' }), paid: { pay: 3669 } },
  { shape: 'A11', name: 'just above two per cent', facts: measures({ growth: '2.01%' }), paid: { pay: 7338 } },
  { shape: 'A11', name: 'no growth', facts: measures({ growth: 0 }), paid: {} },

  { shape: 'A12', name: '16.9 per cent counts as 16', facts: measures({ left_benefit: '16.9%' }), paid: { pay: 13_200 } },
  { shape: 'A12', name: 'no more above the top', facts: measures({ left_benefit: '25%' }), paid: { pay: 22_000 } },
  { shape: 'A12', name: 'below the threshold', facts: measures({ left_benefit: '12.9%' }), paid: {} },

  { shape: 'A13', name: 'three quarters of the target', facts: measures({ achieved: 60 }), paid: { pay: 7_500_000 } },
  { shape: 'A13', name: 'not more than all', facts: measures({ achieved: 100 }), paid: { pay: 10_000_000 } },
  { shape: 'A13', name: 'below the floor', facts: measures({ achieved: 39 }), paid: {} },

  { shape: 'A14', name: '38 points', facts: measures({ fewer_days: 38 }), paid: { pay: 510_400_000 } },
  { shape: 'A14', name: 'the jump at twenty', facts: measures({ fewer_days: 20 }), paid: { pay: 320_000_000 } },
  { shape: 'A14', name: 'just below it', facts: measures({ fewer_days: '19.99' }), paid: {} },

  {
    shape: 'A15',
    name: 'both conditions',
    facts: { claims: [...people(20, 'job')], ...measures({ wage_ratio: '1.25' }) },
    paid: { pay: 25_000_000 },
  },
  { shape: 'A15', name: 'nineteen people', facts: { claims: [...people(19, 'job')], ...measures({ wage_ratio: '1.25' }) }, paid: {} },
  { shape: 'A15', name: 'wages too low', facts: { claims: [...people(20, 'job')], ...measures({ wage_ratio: '1.24' }) }, paid: {} },

  { shape: 'A16', name: 'savings and schooling', facts: measures({ savings: 12_000, schooling_gain: '0.1' }), paid: { pay: 200_000 } },
  { shape: 'A16', name: 'savings without schooling', facts: measures({ savings: 12_000, schooling_gain: 0 }), paid: {} },

  {
    shape: 'A17',
    name: 'the mean of two cohorts, weighted',
    facts: {
      measures: [
        measure('reading', 80, { subject: 'cohort_1' }),
        measure('reading', 100, { subject: 'cohort_2' }),
        measure('attendance', 50, { subject: 'cohort_1' }),
      ],
    },
    paid: { pay: 3_200_000 },
  },
  {
    shape: 'A17',
    name: 'an index below the scale',
    facts: { measures: [measure('reading', 40, { subject: 'cohort_1' }), measure('attendance', 50, { subject: 'cohort_1' })] },
    paid: {},
  },

  {
    shape: 'A18',
    name: 'all of it until a million is repaid',
    facts: { measures: [measure('savings', 400_000, { subject: 'year_1' })] },
    paid: { pay: 40_000_000 },
  },
  {
    shape: 'A18',
    name: 'a tenth after that',
    facts: { measures: [measure('savings', 900_000, { subject: 'year_1' }), measure('savings', 300_000, { subject: 'year_2', day: '2026-05-01' })] },
    paid: { pay: 102_000_000 },
  },
  { shape: 'A18', name: 'no savings', facts: { measures: [measure('savings', 0, { subject: 'year_1' })] }, paid: {} },

  { shape: 'A19', name: 'above the target', facts: measures({ deviation: '40%' }), paid: { pay: 13_770_000 } },
  { shape: 'A19', name: 'below it the money flows back', facts: measures({ deviation: '-40%' }), paid: { pay: -13_230_000 } },
  { shape: 'A19', name: 'worse is not more', facts: measures({ deviation: '-90%' }), paid: { pay: -13_230_000 } },

  {
    shape: 'A20',
    name: 'two households',
    facts: { measures: [measure('present_value', '812.50', { subject: 'h1' }), measure('present_value', '99.99', { subject: 'h2' })] },
    paid: { pay: 91_249 },
  },
  { shape: 'A20', name: 'no household valued yet', facts: {}, paid: {} },

  { shape: 'A21', name: 'nine tenths of both', facts: measures({ enrolled_people: 720, completed: 540 }), paid: { pay: 9_560_465 } },
  { shape: 'A21', name: 'one of them is short', facts: measures({ enrolled_people: 720, completed: 539 }), paid: {} },

  {
    shape: 'A22',
    name: 'before the agreed day',
    facts: { claims: [claim('job', 'p1', { group: 'vulnerable', day: '2026-06-30' })] },
    paid: { pay: 4_211_600 },
  },
  {
    shape: 'A22',
    name: 'from that day',
    facts: { claims: [claim('job', 'p1', { group: 'vulnerable', day: '2026-07-01' })] },
    paid: { pay: 5_896_300 },
  },
  { shape: 'A22', name: 'a group without a price', facts: { claims: [claim('job', 'p1', { group: 'other' })] }, paid: {} },
];
