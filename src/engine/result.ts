/** The answer of a function that a user's input can make fail: a value, never a throw. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/**
 * A number of a person with which a calculation cannot go on: an amount beyond safe cents, a day beyond the year 9999. Deep in the engine it
 * stops the calculation; the doors catch this one and nothing else, so that a mistake of ours is not told as theirs.
 */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Stops the program: only for what no user can cause. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`This should never happen: ${message}`);
}

/** For the default of an exhaustive `switch`: the compiler refuses a forgotten case. */
export function unreachable(value: never): never {
  throw new Error(`This should never happen: ${JSON.stringify(value)}`);
}

/** A value that must be there because our own code put it there. */
export function must<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`This should never happen: no ${what}`);
  return value;
}
