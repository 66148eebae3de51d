import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Result, fail, ok } from '../engine/result.ts';
import { EXIT } from '../platform/cli.ts';
import { systemClock } from '../platform/clock.ts';
import type { System } from '../platform/command.ts';
import { type AheadOfTime, findAheadOfTime } from '../platform/db/clock-check.ts';
import { isUpToDate } from '../platform/db/migrate.ts';
import { openDatabase } from '../platform/db/open.ts';
import { type Finding, proveStored } from '../slices/settlement/index.ts';
import { type StartProblem, databaseProblem } from './server-words.ts';
import { readSettings } from './settings.ts';

export type CheckUp = { readonly findings: readonly Finding[]; readonly ahead: (AheadOfTime & StartProblem) | undefined };
type Seen = Pick<System, 'database' | 'clock'>;

/** What cannot be right, and whether the clock of this machine runs behind what is stored. Changes nothing. */
export async function checkUp(system: Seen): Promise<CheckUp> {
  return { findings: await proveStored(system), ahead: await findAhead(system) };
}

/** A clock that ran ahead left days that are still to come: said, with what to do. */
export async function findAhead(system: Seen): Promise<(AheadOfTime & StartProblem) | undefined> {
  const ahead = await findAheadOfTime(system);
  if (ahead === undefined) return undefined;
  const until = ahead.latest.slice(0, 10);
  return {
    ...ahead,
    nl: `Er is iets bewaard op ${until}, en volgens de klok van deze machine is het nu ${ahead.now}. Kijk of de klok goed staat. Liep zij eerder voor, dan blijft wat toen is geboekt staan; een correctie op zo’n periode kijkt vanzelf op de dag waarop zij is geboekt.`,
    en: `Something was saved on ${until}, and by the clock of this machine it is now ${ahead.now}. Check the clock. If it ran ahead before, what was booked then stays; a correction of such a period looks by itself on the day on which it was booked.`,
  };
}

/** Opens what is stored as it is: without bringing it up to date, which would mark everything anew. */
export async function examine(environment: Readonly<Record<string, string | undefined>>): Promise<Result<CheckUp, StartProblem>> {
  const settings = readSettings(environment);
  if (!settings.ok) return settings;
  const { dataDir, databaseUrl } = settings.value;
  const inWords = (error: unknown): { readonly ok: false; readonly error: StartProblem } => {
    const problem = databaseProblem(error, { dataDir, isServer: databaseUrl !== undefined });
    if (problem === undefined) throw error;
    return fail({ exitCode: EXIT.file, ...problem });
  };
  // Opening would make one.
  if (databaseUrl === undefined && !existsSync(join(dataDir, 'pg'))) return fail(NOT_UP_TO_DATE);
  const opened = await openDatabase(settings.value).catch(inWords);
  if (!opened.ok) return fail({ nl: opened.error.nl, en: opened.error.en, exitCode: EXIT.file });
  const database = opened.value;
  try {
    if (!(await isUpToDate(database))) return fail(NOT_UP_TO_DATE);
    return ok(await checkUp({ database, clock: systemClock() }));
  } catch (error) {
    return inWords(error);
  } finally {
    await database.close();
  }
}

const NOT_UP_TO_DATE: StartProblem = {
  nl: 'Deze gegevens zijn nog niet door deze versie van Lente geopend. Start haar eerst een keer met lente start, en kijk daarna na.',
  en: 'This data was not opened by this version of Lente yet. Start it once with lente start, and check after that.',
  exitCode: EXIT.file,
};
