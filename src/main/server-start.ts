import { createServer as createSocket } from 'node:net';
import { type Result, fail, ok } from '../engine/result.ts';
import { EXIT, type ExitCode } from '../platform/cli.ts';
import { pause } from '../platform/db/away.ts';
import { migrate } from '../platform/db/migrate.ts';
import { type OpenDatabase, openDatabase } from '../platform/db/open.ts';
import { closeHttp } from '../platform/http/server.ts';
import { createLog } from '../platform/log.ts';
import { findAhead } from './doctor.ts';
import { loadSamples } from './load-samples.ts';
import { addressProblem, databaseProblem, noAccess, type StartProblem } from './server-words.ts';
import { type Settings, readSettings } from './settings.ts';
import { stopOnSignals } from './stopping.ts';
import { createServer, createSystem } from './system.ts';
import { watchStored } from './watch-stored.ts';
import { buildWebWhenNeeded } from './web-build.ts';

/**
 * Starts the product: database, migrations, sample contracts once, pages, and then one line with the address on standard output.
 * Out: 0 when it runs; when not, why is on standard error in both languages.
 */
export async function startServer(environment: Readonly<Record<string, string | undefined>>): Promise<ExitCode> {
  const started = await tryStart(environment);
  if (started.ok) return EXIT.done;
  console.error(`${started.error.nl}\n${started.error.en}`);
  return started.error.exitCode ?? EXIT.no;
}

async function tryStart(environment: Readonly<Record<string, string | undefined>>): Promise<Result<void, StartProblem>> {
  const read = readSettings(environment);
  if (!read.ok) return read;
  const settings = read.value;
  // Asked before the long work of a first start, so that nobody waits for a refusal.
  const free = await tryAddress(settings);
  if (!free.ok) return free;
  const opened = await openMigrated(settings);
  if (!opened.ok) return opened;
  return await serve(settings, opened.value);
}

async function openMigrated(settings: Settings): Promise<Result<OpenDatabase, StartProblem>> {
  const toWords = (error: unknown): { readonly ok: false; readonly error: StartProblem } => inWords(settings, error);
  const opened = await openDatabase(settings).catch(toWords);
  if (!opened.ok) return opened;
  const prepared = await prepare(opened.value).catch(toWords);
  // Left open it would keep the program waiting for a while after the refusal.
  if (!prepared.ok) await opened.value.close();
  return prepared.ok ? opened : prepared;
}

/** The next start goes on where this one was. */
function inWords({ dataDir, databaseUrl }: Settings, error: unknown): { readonly ok: false; readonly error: StartProblem } {
  const problem = databaseProblem(error, { dataDir, isServer: databaseUrl !== undefined });
  if (problem === undefined) throw error;
  return fail(problem);
}

async function prepare(database: OpenDatabase): Promise<Result<void, StartProblem>> {
  const reached = await reach(database);
  if (reached.ok) await migrate(database);
  return reached;
}

/** A server that is not there, is no database or keeps silent gives each time another error, often without a code. */
async function reach(database: OpenDatabase): Promise<Result<void, StartProblem>> {
  for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
    try {
      (await database.pool.connect()).release();
      return ok(undefined);
    } catch (error) {
      if (!isStarting(error) || waitedMs >= START_PATIENCE_MS) return fail(noAccess(error));
      if (waitedMs === 0) announce(WAITING);
      await pause(LOOK_AGAIN_MS);
    }
  }
}

/** After a crash a database server reads its log first; machines that start both at once reach it while it does. */
const START_PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 500;
const WAITING = { nl: 'De databaseserver is nog aan het starten, Lente wacht …', en: 'The database server is still starting, Lente waits …' };

/** PostgreSQL's own name for it. */
function isStarting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57P03';
}

async function serve(settings: Settings, database: OpenDatabase): Promise<Result<void, StartProblem>> {
  const { webDir, scenariosDir } = settings;
  const stopping = stopOnSignals(settings.isRunByNpm);
  const system = createSystem(database, createLog());
  const loaded = await loadSamples(system, scenariosDir, announce).catch((error: unknown) => inWords(settings, error));
  if (typeof loaded !== 'number') {
    await database.close();
    return loaded;
  }
  await buildWebWhenNeeded(webDir, announce);
  const ahead = await findAhead(system);
  if (ahead !== undefined) announce(ahead);
  const watch = watchStored(system, announce);
  const healthNotes = () => ({ stored: watch.state(), ...(ahead === undefined ? {} : { clockBehind: ahead.latest }) });
  const app = await createServer(system, { webDir, healthNotes });
  const close = async (): Promise<void> => {
    await watch.stop();
    await closeHttp(app);
    await database.close();
  };
  stopping.closeWith(close);
  const listening = await listen(app, settings, close);
  if (listening.ok) watch.start();
  return listening;
}

/** What takes long is said: to standard error, so that standard output stays one line. */
function announce(words: { readonly nl: string; readonly en: string }): void {
  console.error(`${words.nl} / ${words.en}`);
}

type App = Awaited<ReturnType<typeof createServer>>;

async function listen(app: App, settings: Settings, close: () => Promise<void>): Promise<Result<void, StartProblem>> {
  const { host, port } = settings;
  try {
    await app.listen({ host, port });
  } catch (error) {
    await close();
    const problem = addressProblem(error, settings);
    if (problem === undefined) throw error;
    return fail(problem);
  }
  const shown = host === '127.0.0.1' || host === '::1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const bound = app.server.address();
  console.log(`Lente staat klaar op http://${shown}:${typeof bound === 'object' && bound !== null ? bound.port : port}`);
  return ok(undefined);
}

async function tryAddress(settings: Settings): Promise<Result<void, StartProblem>> {
  const socket = createSocket();
  try {
    await new Promise<void>((resolve, reject) => socket.once('error', reject).listen({ host: settings.host, port: settings.port }, resolve));
    await new Promise((resolve) => socket.close(resolve));
    return ok(undefined);
  } catch (error) {
    const problem = addressProblem(error, settings);
    if (problem === undefined) throw error;
    return fail(problem);
  }
}
