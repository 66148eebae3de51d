import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

/** What somebody sent is not what was asked: becomes a 400 with the name of the field. Any other parse error is a mistake of our own. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('input of a request is not what was asked');
    this.issues = issues;
  }
}

/** The one door for bodies, parameters and queries. In: what came over the wire. Out: the parsed value; throws BadInput. */
export function readInput<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new BadInput(parsed.error.issues);
  return parsed.data;
}

/** Long enough for any id; the database keeps keys in an index, which has no room for a long text. */
const MOST_KEY = 200;
const headersSchema = z.object({ 'idempotency-key': z.string().max(MOST_KEY).optional() });

/** The key by which a wish that is sent twice is done once; undefined when the sender did not choose one. */
export function keyOf(request: FastifyRequest): string | undefined {
  const key = readInput(headersSchema, request.headers)['idempotency-key'];
  return key === '' ? undefined : key;
}
