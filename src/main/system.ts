import { systemClock } from '../platform/clock.ts';
import type { System } from '../platform/command.ts';
import type { OpenDatabase } from '../platform/db/open.ts';
import { watchPresence } from '../platform/db/presence.ts';
import { createEvents } from '../platform/events.ts';
import { createHttp } from '../platform/http/server.ts';
import type { Log } from '../platform/log.ts';
import { contractRoutes, sessionRoutes } from '../slices/contract/index.ts';
import { claimRoutes, outcomeRoutes } from '../slices/outcome/index.ts';
import { booksRoutes, explainRoutes, paymentRoutes, postCash, settlementRoutes } from '../slices/settlement/index.ts';

/** Wires the parts of the outside world together; tests do the same with a database of their own. */
export function createSystem(database: OpenDatabase, log: Log): System {
  return { database, clock: systemClock(), events: createEvents(log), log };
}

export type ServerOptions = {
  readonly webDir?: string;
  readonly mostPerMinute?: number;
  readonly healthNotes?: () => Readonly<Record<string, unknown>>;
};

export async function createServer(system: System, options: ServerOptions = {}) {
  const askPresence = watchPresence(system.database);
  return await createHttp({
    log: system.log,
    webDir: options.webDir,
    mostPerMinute: options.mostPerMinute,
    healthNotes: options.healthNotes,
    isHealthy: async () => (await askPresence()) !== 'away',
    routes: (app) => {
      sessionRoutes(app, system);
      contractRoutes(app, system);
      claimRoutes(app, system);
      outcomeRoutes(app, system, (tx, contract) => postCash(tx, system, contract));
      settlementRoutes(app, system);
      paymentRoutes(app, system);
      explainRoutes(app, system);
      booksRoutes(app, system);
    },
  });
}
