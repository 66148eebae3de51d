import { type ShapeCase, claim, event, measure, measures } from './shape-case.ts';

/** What a result is compared with: B1 to B9. */
export const CASES_B: readonly ShapeCase[] = [
  { shape: 'B1', name: 'a quarter less than the control group', facts: measures({ control: 80, treated: 60 }), paid: { pay: 25_000_000 } },
  { shape: 'B1', name: 'worse than the control group', facts: measures({ control: 80, treated: 90 }), paid: {} },

  {
    shape: 'B2',
    name: 'each quarter has a baseline of its own',
    facts: { measures: [measure('rough_sleepers', 100, { day: '2026-03-31' }), measure('rough_sleepers', 100, { day: '2026-06-30' })] },
    paid: { pay: 750_000 },
  },
  { shape: 'B2', name: 'nothing at the baseline', facts: { measures: [measure('rough_sleepers', 100, { day: '2026-09-30' })] }, paid: {} },

  {
    shape: 'B3',
    name: 'fixed first, the live group later',
    facts: {
      measures: [
        measure('restored', '60%', { day: '2026-03-31' }),
        measure('restored', '60%', { day: '2026-09-30' }),
        measure('live_group', '40%', { day: '2026-09-30' }),
      ],
    },
    paid: { pay: 5_500_000 },
  },
  {
    shape: 'B3',
    name: 'nothing while the live group is not known',
    facts: { measures: [measure('restored', '60%', { day: '2026-09-30' })] },
    paid: {},
  },

  { shape: 'B4', name: 'a significant effect', facts: measures({ p_value: '4.9%', effect: 12 }), paid: { pay: 1_200_000 } },
  { shape: 'B4', name: 'an effect that may be chance', facts: measures({ p_value: '5%', effect: 12 }), paid: {} },

  {
    shape: 'B5',
    name: 'enough people: the trial alone',
    facts: { events: ['p1', 'p2', 'p3'].map((subject) => event('enrolment', { subject })), ...measures({ trial: 10, comparison: 20 }) },
    paid: { pay: 789_000 },
  },
  {
    shape: 'B5',
    name: 'too few: both kinds of evidence',
    facts: { events: ['p1', 'p2'].map((subject) => event('enrolment', { subject })), ...measures({ trial: 10, comparison: 20 }) },
    paid: { pay: 946_800 },
  },
  { shape: 'B5', name: 'no effect', facts: measures({ trial: 0, comparison: 0 }), paid: {} },

  {
    shape: 'B6',
    name: 'a third of one group would have happened anyway',
    facts: { claims: [claim('day', 'p1', { quantity: 100, group: 'edge_of_care' }), claim('day', 'p2', { quantity: 100, group: 'in_care' })] },
    paid: { edge: 670_000, care: 1_000_000 },
  },
  { shape: 'B6', name: 'a claim of neither group', facts: { claims: [claim('day', 'p1', { quantity: 100 })] }, paid: {} },

  {
    shape: 'B7',
    name: 'less than expected',
    facts: { claims: [claim('day', 'p1', { values: { expected_days: 512, actual_days: 210 } })] },
    paid: { pay: 1_268_400 },
  },
  {
    shape: 'B7',
    name: 'more than expected',
    facts: { claims: [claim('day', 'p1', { values: { expected_days: 200, actual_days: 210 } })] },
    paid: {},
  },

  {
    shape: 'B8',
    name: 'one cohort is good enough by itself',
    facts: { measures: [measure('reduction', '10%', { subject: 'c1' }), measure('pooled', '9%', { day: '2026-12-31' })] },
    paid: { cohort: 100_000 },
  },
  {
    shape: 'B8',
    name: 'no cohort, but all together',
    facts: { measures: [measure('reduction', '8.4%', { subject: 'c1' }), measure('pooled', '9%', { day: '2026-12-31' })] },
    paid: { pooled: 300_000 },
  },
  {
    shape: 'B8',
    name: 'neither',
    facts: { measures: [measure('reduction', '8.4%', { subject: 'c1' }), measure('pooled', '7.4%', { day: '2026-12-31' })] },
    paid: {},
  },

  {
    shape: 'B9',
    name: 'the second quarter pays the difference',
    facts: { measures: [measure('rate_to_date', 10, { day: '2026-03-31' }), measure('rate_to_date', 12, { day: '2026-06-30' })] },
    paid: { pay: 1_200_000 },
  },
  {
    shape: 'B9',
    name: 'a fall takes money back',
    facts: { measures: [measure('rate_to_date', 10, { day: '2026-03-31' }), measure('rate_to_date', 0, { day: '2026-06-30' })] },
    paid: { pay: 0 },
  },
];
