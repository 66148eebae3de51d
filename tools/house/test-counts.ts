import { z } from 'zod';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };
/** Something went wrong that no test stands for: a file that does not load, a runner that stops. */
export const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Counts of one report of vitest; a file that failed without a failing test in it counts as one failure. */
export function countsIn(report: unknown): Counts {
  const parsed = reportSchema.safeParse(report);
  if (!parsed.success) return ONE_FAILED;
  const { data } = parsed;
  const broken = data.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'));
  return { passed: data.numPassedTests, failed: data.numFailedTests + broken.length, skipped: data.numPendingTests + data.numTodoTests };
}

export function addCounts(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The form that other programs read: alone on the last line of `npm test`. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
