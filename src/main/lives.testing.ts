import * as fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { addDays, day } from '../engine/calendar.ts';
import { must } from '../engine/result.ts';
import { type Ask, type TermParts, type TestServer, askAs, registerAsSystem } from './testing.ts';

/** Random lives of contracts over days, on a whole server: what its parties do, one thing after another, each with a key of its own. */

export type LivedTerms = {
  readonly calendar: string;
  readonly rules: string;
  readonly payers: string;
  readonly limit: (typeof LIMITS)[number];
  readonly rest: string;
};
export type Step = { readonly what: (typeof STEPS)[number]; readonly wait: number; readonly pick: number; readonly size: number };
export type LivedLife = { readonly terms: LivedTerms; readonly steps: readonly Step[] };

const PARTIES = `
  - { id: gemeente, name: Gemeente Noord, roles: [commissioner] }
  - { id: provincie, name: Provincie Oost, roles: [commissioner] }
  - { id: doen, name: Stichting Doen, roles: [provider] }
  - { id: toets, name: Bureau Toets, roles: [assessor] }`;

/** What may be booked of outcomes at most, in cents: in all, per period, or by one payer. */
export const LIMITS = [
  { text: '', each: 'contract', most: Number.MAX_SAFE_INTEGER },
  { text: 'limits: [{ id: top, each: contract, max: 3000 }]', each: 'contract', most: 300_000 },
  { text: 'limits: [{ id: top, each: year, max: 2500 }]', each: 'contract', most: 250_000 },
  { text: 'limits: [{ id: top, each: period, max: 1500, cut: scale }]', each: 'period', most: 150_000 },
  { text: 'limits: [{ id: top, each: payer, payer: gemeente, max: 900 }]', each: 'gemeente', most: 90_000 },
  { text: 'limits: [{ id: top, each: contract, maxCount: 3 }]', each: 'contract', most: 300_000 },
  { text: 'limits: [{ id: top, each: contract, maxPeople: 2 }]', each: 'contract', most: Number.MAX_SAFE_INTEGER },
] as const;

const RULES = [
  '\n  - { id: baan_betaald, outcome: baan, price: 1000 }\n  - { id: huis_betaald, outcome: huis, price: 700 }',
  '\n  - { id: alles, outcomes: [baan, huis], price: 333.33 }',
  '\n  - { id: stand, per: contract, amount: count(baan) * 500.05 }\n  - { id: huis_betaald, outcome: huis, price: 700 }',
];
const PAYERS = [
  'payers: [{ party: gemeente, share: 70% }, { party: provincie, share: 30% }]',
  'payers: [{ party: gemeente, share: 1/3 }, { party: provincie, share: 2/3 }]',
  'payers: [{ party: gemeente, units: 4 }, { party: provincie, units: 3 }]',
  '',
];
const REST = [
  '',
  'alternatives: [{ id: een_van_twee, outcomes: [huis, baan], upgrade: difference }]',
  'lateInterest: { rate: statutory }',
  'lateInterest: { rate: 8%, payments: interest_first }',
  'fees: [{ id: vast, from: provincie, to: doen, amount: 99.99, every: period }]',
  'deductions: [{ id: verrekend, payer: gemeente, amount: count(huis) * 50 }]',
  'termination: { event: gestopt }',
];

/** What parties do; the first ones most often. */
const STEPS = [
  'claim',
  'claim',
  'settle',
  'settle',
  'settle',
  'pay',
  'pay',
  'correct',
  'propose',
  'approve',
  'book',
  'withdraw',
  'report',
  'stop',
] as const;

const stepOf = (...what: readonly Step['what'][]): fc.Arbitrary<Step> =>
  fc.record({ what: fc.constantFrom(...what), wait: fc.integer({ min: 0, max: 45 }), pick: fc.nat(999), size: fc.nat(9) });

export const anyLivedLife: fc.Arbitrary<LivedLife> = fc.record({
  terms: fc.record({
    calendar: fc.constantFrom(' { every: quarter, paymentTermDays: 30 }', ' { every: month, paymentTermDays: 14, dueFrom: receipt }'),
    rules: fc.constantFrom(...RULES),
    payers: fc.constantFrom(...PAYERS),
    limit: fc.constantFrom(...LIMITS),
    rest: fc.constantFrom(...REST),
  }),
  steps: fc
    .tuple(stepOf('claim'), stepOf('claim'), fc.array(stepOf(...STEPS), { minLength: 4, maxLength: 9, size: 'max' }))
    .map((parts) => parts.flat()),
});

/** The people of one contract, and the day it is. */
export type Living = {
  readonly slug: string;
  readonly home: string;
  readonly today: () => string;
  readonly wait: (days: number) => void;
  readonly city: Ask;
  readonly province: Ask;
  readonly provider: Ask;
  readonly assessor: Ask;
};

const FIRST_DAY = '2026-02-01';

export async function startLife(server: TestServer, slug: string, terms: LivedTerms): Promise<Living> {
  let today = day(FIRST_DAY);
  server.setDay(today);
  const parts: TermParts = { parties: PARTIES, calendar: terms.calendar, rules: terms.rules };
  await registerAsSystem(server.system, slug, { ...parts, rest: [terms.payers, terms.limit.text, terms.rest].join('\n') });
  const wait = (days: number): void => {
    today = addDays(today, days);
    if (days > 0) server.setDay(today);
  };
  return {
    slug,
    home: `/api/contracts/${slug}`,
    today: () => today,
    wait,
    city: await askAs(server, 'Gemeente Noord', 'commissioner'),
    province: await askAs(server, 'Provincie Oost', 'commissioner'),
    provider: await askAs(server, 'Stichting Doen', 'provider'),
    assessor: await askAs(server, 'Bureau Toets', 'assessor'),
  };
}

/** A request that can be said again with the same key. */
export type Wish = { readonly ask: Ask; readonly url: string; readonly body: unknown; readonly key: string };

export async function send({ ask, url, body, key }: Wish): Promise<LightMyRequestResponse> {
  return await ask('POST', url, body, { 'idempotency-key': key });
}

const PEOPLE = ['p1', 'p2', 'p3', 'p4'];
const HEAD = 'kind,id,day,outcome,subject,sequence,quantity,verdict,name';

/** Claims of up to two months ago; a correction says the same id again with something else. */
export function factsOf(life: Living, step: Step, number: number): string {
  const back = addDays(day(life.today()), -Math.min((step.pick % 60) + 1, 31));
  const person = must(PEOPLE[step.pick % PEOPLE.length], 'person');
  const outcome = step.size % 3 === 0 ? 'huis' : 'baan';
  if (step.what === 'stop') return `${HEAD}\nevent,stop,${life.today()},,,,,,gestopt\n`;
  const id = step.what === 'correct' ? step.pick % Math.max(1, number) : number;
  const verdict = step.what === 'correct' && step.size < 5 ? 'withdrawn' : 'accepted';
  const quantity = step.what === 'correct' ? (step.size % 3) + 1 : step.size === 9 ? '-1' : '1';
  return `${HEAD}\nclaim,f${id},${back},${outcome},${person},${(step.size % 2) + 1},${quantity},${verdict},\n`;
}
