/** One line of JSON per happening, to standard error: machines collect it, people can read it. */
export type Log = {
  readonly info: (message: string, data?: LogData) => void;
  readonly warn: (message: string, data?: LogData) => void;
  readonly error: (message: string, data?: LogData) => void;
};

/** Ids, codes, counts and durations only: no names, no bodies, nothing a participant could be known by. */
export type LogData = Readonly<Record<string, string | number | boolean | null>>;

type Level = keyof Log;

export function createLog(write: (line: string) => void = writeToStandardError, nowMs: () => number = Date.now): Log {
  const at =
    (level: Level) =>
    (message: string, data: LogData = {}) =>
      write(JSON.stringify({ time: new Date(nowMs()).toISOString(), level, message, ...data }));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** For tests and for commands whose output is for people. */
export const SILENT_LOG: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What may be logged of an error: its kind and where it came from, never its message (which may quote a row). */
export function errorForLog(error: unknown): LogData {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? String(error.code) : '';
  // The stack begins with the message, of which a line may look like a place.
  const { message, stack = '' } = error;
  const frames = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack;
  const place = frames.split('\n').find((line) => line.trimStart().startsWith('at '));
  return { error: error.name, code, place: place?.trim() ?? '' };
}

function writeToStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
