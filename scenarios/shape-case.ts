import type { z } from 'zod';
import type { claimSchema, eventSchema, factsSchema, measureSchema } from '../src/engine/facts.ts';

/** One example of a shape: facts, and what the terms of docs/terms.md then pay, in cents, for each rule that pays something. */
export type ShapeCase = {
  readonly shape: string;
  readonly name: string;
  readonly facts: z.input<typeof factsSchema>;
  readonly paid: Readonly<Record<string, number>>;
  /** Per payer, where that is the point of the shape. */
  readonly payers?: Readonly<Record<string, number>>;
  readonly series?: string;
};

type ClaimInput = z.input<typeof claimSchema>;
type MeasureInput = z.input<typeof measureSchema>;
type EventInput = z.input<typeof eventSchema>;

/** A claim on 1 February 2026, unless told. */
export function claim(outcome: string, subject: string, more: Partial<ClaimInput> = {}): ClaimInput {
  const sequence = more.sequence ?? 1;
  return { id: `${outcome} ${subject} ${sequence} ${more.day ?? ''}`, day: '2026-02-01', outcome, subject, sequence, ...more };
}

/** The same claim for so many people. */
export function people(count: number, outcome: string, more: Partial<ClaimInput> = {}): readonly ClaimInput[] {
  return Array.from({ length: count }, (_, index) => claim(outcome, `${more.group ?? 'p'}${index + 1}`, more));
}

/** A measure of the whole contract on 1 February 2026, unless told. */
export function measure(name: string, value: number | string, more: Partial<MeasureInput> = {}): MeasureInput {
  return { id: `${name} ${more.subject ?? ''} ${more.day ?? ''}`, day: '2026-02-01', name, value, ...more };
}

export function measures(values: Readonly<Record<string, number | string>>, more: Partial<MeasureInput> = {}): { measures: MeasureInput[] } {
  return { measures: Object.entries(values).map(([name, value]) => measure(name, value, more)) };
}

export function event(kind: EventInput['kind'], more: Partial<EventInput> = {}): EventInput {
  return { id: `${kind} ${more.subject ?? more.name ?? ''} ${more.day ?? ''}`, day: '2026-01-05', kind, ...more };
}
