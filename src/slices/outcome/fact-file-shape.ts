import type { z } from 'zod';
import { GIVEN, cashSchema, claimSchema, eventSchema, measureSchema } from '../../engine/facts.ts';
import type { Path } from '../../engine/issue.ts';
import { type ShapeFinding, shapeFindings } from '../../engine/issue-shape.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import type { FactEntry, FactKind } from './fact-file-types.ts';

type List = FactEntry['list'];

export const LIST_OF: Readonly<Record<FactKind, List>> = {
  claim: 'claims',
  measure: 'measures',
  enrolment: 'events',
  start: 'events',
  event: 'events',
  receipt: 'events',
  paid: 'cash',
  draw: 'cash',
  cost: 'cash',
};

/** What somebody may write; who handed it in and when it was received is for the system to say. */
const WRITTEN = {
  claims: claimSchema.omit(GIVEN),
  measures: measureSchema.omit(GIVEN),
  events: eventSchema.omit(GIVEN),
  cash: cashSchema.omit(GIVEN),
};

const FIELDS: Readonly<Record<List, readonly string[]>> = {
  claims: Object.keys(WRITTEN.claims.shape).filter((field) => field !== 'values'),
  measures: Object.keys(WRITTEN.measures.shape),
  events: Object.keys(WRITTEN.events.shape),
  cash: Object.keys(WRITTEN.cash.shape),
};

/** The columns that a row of this kind may fill; `kind` itself always. */
export function fieldsOf(kind: FactKind): readonly string[] {
  return FIELDS[LIST_OF[kind]];
}

export const ALL_FIELDS: readonly string[] = [...new Set(['kind', ...Object.values(FIELDS).flat()])];

/** In: a raw row and its list. Out: the fact, or what its shape has wrong. */
export function parseFact(list: List, raw: unknown): Result<FactEntry, readonly ShapeFinding[]> {
  switch (list) {
    case 'claims':
      return parsed(WRITTEN.claims.safeParse(raw), raw, (fact) => ({ list, fact }));
    case 'measures':
      return parsed(WRITTEN.measures.safeParse(raw), raw, (fact) => ({ list, fact }));
    case 'events':
      return parsed(WRITTEN.events.safeParse(raw), raw, (fact) => ({ list, fact }));
    case 'cash':
      return parsed(WRITTEN.cash.safeParse(raw), raw, (fact) => ({ list, fact }));
  }
}

type Answer<T> = { readonly success: true; readonly data: T } | { readonly success: false; readonly error: z.ZodError };

function parsed<T>(answer: Answer<T>, raw: unknown, toEntry: (fact: T) => FactEntry): Result<FactEntry, readonly ShapeFinding[]> {
  if (answer.success) return ok(toEntry(answer.data));
  return fail(shapeFindings(answer.error, { raw, keysAt: () => [...ALL_FIELDS, 'values'] }));
}

/** The names a map of facts may have at a path of the whole file. */
export function factKeysAt(path: Path): readonly string[] {
  return path.length === 0 ? Object.keys(FIELDS) : [];
}
