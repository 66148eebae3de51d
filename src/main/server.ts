import { openDatabase } from '../platform/db/open.ts';
import { migrate } from '../platform/db/migrate.ts';
import { createLog } from '../platform/log.ts';
import { loadSamples } from './load-samples.ts';
import { readSettings } from './settings.ts';
import { createServer, createSystem } from './system.ts';
import { buildWebWhenNeeded } from './web-build.ts';

/** `npm start`: database, migrations, sample contracts once, pages, and then one line with the address. */
async function start(): Promise<void> {
  const settings = readSettings(process.env);
  if (!settings.ok) return stop(`${settings.error.nl}\n${settings.error.en}`);
  const { dataDir, databaseUrl, webDir, scenariosDir, host, port } = settings.value;
  const opened = await openDatabase({ dataDir, databaseUrl });
  if (!opened.ok) return stop(`${opened.error.nl}\n${opened.error.en}`);
  await migrate(opened.value);
  const system = createSystem(opened.value, createLog());
  await loadSamples(system, scenariosDir);
  await buildWebWhenNeeded(webDir);
  const app = await createServer(system, { webDir });
  const close = async (): Promise<void> => {
    await app.close();
    await opened.value.close();
  };
  stopOn(['SIGTERM', 'SIGINT'], close);
  await listen(app, { host, port }, close);
}

type App = Awaited<ReturnType<typeof createServer>>;

async function listen(app: App, address: { readonly host: string; readonly port: number }, close: () => Promise<void>): Promise<void> {
  try {
    await app.listen(address);
  } catch (error) {
    await close();
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    return stop(`Poort ${address.port} is al in gebruik. Stop het andere programma of kies een andere poort met LENTE_PORT.\nPort ${address.port} is in use. Stop the other program or choose another port with LENTE_PORT.`);
  }
  const shown = address.host === '127.0.0.1' || address.host === '::1' ? 'localhost' : address.host;
  const bound = app.server.address();
  console.log(`Lente staat klaar op http://${shown}:${typeof bound === 'object' && bound !== null ? bound.port : address.port}`);
}

/** The first signal closes in good order; a second one does not wait. */
function stopOn(signals: readonly NodeJS.Signals[], close: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      close().then(() => process.exit(0), () => process.exit(1));
    });
  }
}

function stop(words: string): void {
  console.error(words);
  process.exitCode = 1;
}

await start();
