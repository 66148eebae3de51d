/** The answer of a function that a user's input can make fail: a value, never a throw. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
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
