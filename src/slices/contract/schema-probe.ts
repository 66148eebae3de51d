import { z } from 'zod';

/** What a schema checks in code cannot be read from it; it can be tried. */

export const DECIMAL_PATTERN = '^-?\\d+((\\.\\d+)?%?|/0*[1-9]\\d*)$';

/** The code with which a schema refuses a text that is no day and no number, such as "day_shape". */
export function shapeCodeOf(type: z.core.$ZodType): string | undefined {
  const tried = z.safeParse(type, '?');
  return tried.success ? undefined : tried.error.issues[0]?.message;
}

/** A number or text that is kept as text: a decimal or a formula. */
export function isNumericPipe(type: z.core.$ZodType): boolean {
  if (type._zod.def.type !== 'pipe') return false;
  const tried = z.safeParse(type, 1);
  return tried.success && tried.data === '1';
}
