import type { FastifyReply } from 'fastify';
import type { Result } from '../../engine/result.ts';

/** What the server says when it refuses: a code for programs, a sentence for people in both languages, the values, and the HTTP status. */
export type Problem = {
  readonly code: string;
  readonly nl: string;
  readonly en: string;
  readonly data: unknown;
  readonly status: number;
  /** Seconds after which it is worth trying again. */
  readonly retryAfter?: number;
};
/** As it is sent. */
export type Refusal = Omit<Problem, 'status' | 'retryAfter'>;

export const NOT_FOUND: Problem = {
  code: 'not_found',
  nl: 'Dit bestaat niet, of het is niet van jou. Ga terug naar de lijst.',
  en: 'This does not exist, or it is not yours. Go back to the list.',
  data: null,
  status: 404,
};

export const NOT_SIGNED_IN: Problem = {
  code: 'no_role',
  nl: 'Kies eerst wie je bent op de startpagina.',
  en: 'First choose who you are on the start page.',
  data: null,
  status: 401,
};

/** Sends the value, or the refusal with its sentences. Out: what the handler returns. */
export function answer<T, E>(reply: FastifyReply, result: Result<T, E>, toProblem: (error: E) => Problem): T | Refusal {
  return result.ok ? result.value : refuse(reply, toProblem(result.error));
}

export function refuse(reply: FastifyReply, problem: Problem): Refusal {
  const { status, retryAfter, ...body } = problem;
  // A refusal is meant for one moment: no browser or proxy keeps it, wherever it was asked.
  void reply.status(status).header('cache-control', 'no-store');
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  return body;
}
