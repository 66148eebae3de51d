import { type ShapeCase, claim, event, measure, measures, people } from './shape-case.ts';

/** Limits and timing: C1 to C17. */
export const CASES_C: readonly ShapeCase[] = [
  { shape: 'C1', name: 'the second claim of a person is cut', facts: { claims: [claim('start', 'p1'), claim('job', 'p1')] }, paid: { pay: 820_000 } },
  { shape: 'C1', name: 'two people have a maximum each', facts: { claims: [claim('start', 'p1'), claim('job', 'p2')] }, paid: { pay: 1_200_000 } },
  {
    shape: 'C1',
    name: 'a third claim of a full person',
    facts: { claims: [claim('start', 'p1'), claim('job', 'p1'), claim('job', 'p1', { sequence: 2 })] },
    paid: { pay: 820_000 },
  },

  { shape: 'C2', name: 'two starts, and jobs up to 900', facts: { claims: [...people(3, 'start'), ...people(2, 'job')] }, paid: { pay: 210_000 } },
  { shape: 'C2', name: 'below both', facts: { claims: [...people(1, 'start'), ...people(1, 'job')] }, paid: { pay: 120_000 } },

  { shape: 'C3', name: 'the whole is cut to the maximum', facts: { claims: [claim('start', 'p1'), claim('job', 'p2')] }, paid: { pay: 100_000 } },
  {
    shape: 'C3',
    name: 'a period after the maximum',
    facts: { claims: [claim('start', 'p1'), claim('job', 'p2'), claim('job', 'p3', { day: '2026-05-01' })] },
    paid: { pay: 100_000 },
  },
  { shape: 'C3', name: 'below it', facts: { claims: [claim('start', 'p1')] }, paid: { pay: 60_000 } },

  {
    shape: 'C4',
    name: 'three others carry two',
    facts: { claims: [...people(3, 'job'), ...people(4, 'start', { day: '2026-03-01' })] },
    paid: { pay: 50_000 },
  },
  { shape: 'C4', name: 'nothing without others', facts: { claims: [...people(4, 'start')] }, paid: {} },

  { shape: 'C6', name: 'also when nothing was reached', facts: {}, paid: { standing: 1_000_000 } },
  { shape: 'C6', name: 'with an outcome', facts: { claims: [claim('job', 'p1')] }, paid: { standing: 1_000_000, pay: 100_000 } },

  { shape: 'C7', name: 'topped up while it lasts', facts: { claims: [claim('job', 'p1')] }, paid: { pay: 100_000, floor: 400_000 } },
  {
    shape: 'C7',
    name: 'not above it, and not later',
    facts: { claims: [...people(3, 'job'), ...people(3, 'job', { day: '2026-05-01', sequence: 2 }), claim('job', 'p9', { day: '2026-08-01' })] },
    paid: { pay: 700_000 },
  },

  {
    shape: 'C8',
    name: 'the own price of a payer',
    facts: { claims: [claim('job', 'p1', { payer: 'province' })] },
    paid: { pay: 120_000 },
    payers: { province: 120_000 },
  },
  { shape: 'C8', name: 'the common price', facts: { claims: [claim('job', 'p1')] }, paid: { pay: 100_000 }, payers: { city: 100_000 } },
  { shape: 'C8', name: 'no claim', facts: {}, paid: {} },

  {
    shape: 'C9',
    name: 'shared 70 and 30',
    facts: { claims: [claim('job', 'p1')] },
    paid: { pay: 100_000 },
    payers: { city: 70_000, province: 30_000 },
  },
  {
    shape: 'C9',
    name: 'later the other one alone, up to its cap',
    facts: { claims: [claim('job', 'p1'), ...people(2, 'job', { day: '2026-08-01', sequence: 2 })] },
    paid: { pay: 190_000 },
    payers: { city: 70_000, province: 120_000 },
  },
  {
    shape: 'C9',
    name: 'a cap that is used up',
    facts: { claims: [...people(2, 'job', { day: '2026-08-01' })] },
    paid: { pay: 120_000 },
    payers: { city: 0, province: 120_000 },
  },

  {
    shape: 'C10',
    name: 'before and after the rise',
    facts: { claims: [claim('job', 'p1'), claim('job', 'p2', { day: '2026-08-01' })] },
    paid: { pay: 203_698 },
  },
  { shape: 'C10', name: 'no claim', facts: {}, paid: {} },

  {
    shape: 'C11',
    name: 'once at the start',
    facts: { claims: [claim('start', 'p1'), claim('start', 'p1', { sequence: 2 })] },
    paid: { pay: 50_000 },
  },
  { shape: 'C11', name: 'nobody started', facts: {}, paid: {} },

  { shape: 'C12', name: 'after 73 days a fifth', facts: { claims: [claim('job', 'p1', { values: { days_held: 73 } })] }, paid: { pay: 180_000 } },
  { shape: 'C12', name: 'a full year and longer', facts: { claims: [claim('job', 'p1', { values: { days_held: 400 } })] }, paid: { pay: 900_000 } },
  { shape: 'C12', name: 'no day', facts: { claims: [claim('job', 'p1', { values: { days_held: 0 } })] }, paid: {} },

  {
    shape: 'C13',
    name: 'five too few in one quarter',
    facts: { measures: [measure('referred', 20, { day: '2026-03-31' }), measure('referred', 30, { day: '2026-06-30' })] },
    paid: { shortfall: 200_000 },
  },
  { shape: 'C13', name: 'enough', facts: measures({ referred: 25 }), paid: {} },

  {
    shape: 'C14',
    name: 'part is netted',
    facts: { claims: [...people(3, 'job')], ...measures({ waiver_spending: 1200 }) },
    paid: { pay: 300_000, waiver: -120_000 },
  },
  {
    shape: 'C14',
    name: 'never below zero',
    facts: { claims: [...people(3, 'job')], ...measures({ waiver_spending: 13_000 }) },
    paid: { pay: 300_000, waiver: -300_000 },
  },
  { shape: 'C14', name: 'nothing to net', facts: { claims: [claim('job', 'p1')] }, paid: { pay: 100_000 } },

  { shape: 'C15', name: '21 per cent on top', facts: { claims: [claim('job', 'p1')] }, paid: { pay: 121_000 } },
  { shape: 'C15', name: 'nothing on nothing', facts: {}, paid: {} },

  {
    shape: 'C16',
    name: 'when it happened, and once',
    facts: { events: [event('event', { name: 'centre_open', day: '2026-02-10' })] },
    paid: { opened: 5_000_000 },
  },
  { shape: 'C16', name: 'while it has not', facts: {}, paid: {} },

  {
    shape: 'C17',
    name: 'reality',
    facts: { claims: [claim('job', 'p1'), claim('job', 'p2', { series: 'plan' }), claim('job', 'p3', { series: 'plan' })] },
    paid: { pay: 100_000 },
  },
  {
    shape: 'C17',
    name: 'the plan',
    facts: { claims: [claim('job', 'p1'), claim('job', 'p2', { series: 'plan' }), claim('job', 'p3', { series: 'plan' })] },
    paid: { pay: 200_000 },
    series: 'plan',
  },
  { shape: 'C17', name: 'a plan of which nothing came', facts: { claims: [claim('job', 'p2', { series: 'plan' })] }, paid: {} },

  {
    shape: 'C18',
    name: 'the third household has no place; who has one upgrades',
    facts: {
      claims: [
        claim('part_time', 'h1'),
        claim('part_time', 'h2'),
        claim('full_time', 'h3', { day: '2026-03-01' }),
        claim('full_time', 'h1', { day: '2026-05-01' }),
      ],
    },
    paid: { part: 180_000, full: 95_000 },
  },
  {
    shape: 'C18',
    name: 'without the first step of the upgrade the total stays, and the place too',
    facts: {
      claims: [claim('part_time', 'h2'), claim('full_time', 'h1', { day: '2026-02-15' }), claim('full_time', 'h3', { day: '2026-03-01' })],
    },
    paid: { part: 90_000, full: 185_000 },
  },
  {
    shape: 'C19',
    name: 'two in the year to July, two after',
    facts: { claims: [...people(3, 'start', { day: '2026-06-30' }), ...people(3, 'job', { day: '2026-07-01' })] },
    paid: { pay: 40_000 },
  },
  { shape: 'C19', name: 'one person twice', facts: { claims: [claim('start', 'p1'), claim('job', 'p1')] }, paid: { pay: 20_000 } },
  {
    shape: 'C20',
    name: 'eight and eleven nineteenths of € 1,000',
    facts: { claims: [claim('job', 'p1')] },
    paid: { pay: 100_000 },
    payers: { city: 42_105, province: 57_895 },
  },
  {
    shape: 'C20',
    name: 'nineteen results leave no cent over',
    facts: { claims: [...people(19, 'job')] },
    paid: { pay: 1_900_000 },
    payers: { city: 800_000, province: 1_100_000 },
  },
  {
    shape: 'C21',
    name: 'three and four sevenths, then one and two thirds',
    facts: { claims: [claim('job', 'p1'), claim('job', 'p2', { day: '2026-08-01' })] },
    paid: { pay: 200_000 },
    payers: { city: 42_857 + 33_333, province: 57_143 + 66_667 },
  },
  {
    shape: 'C21',
    name: 'seven results, seven homes',
    facts: { claims: [...people(7, 'job')] },
    paid: { pay: 700_000 },
    payers: { city: 300_000, province: 400_000 },
  },
];
