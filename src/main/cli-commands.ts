import type { CliCommand } from '../platform/cli.ts';
import { contractCommands } from '../slices/contract/contract.cli.ts';
import { indigoCommands } from '../slices/indigo/indigo.cli.ts';
import { settlementCommands } from '../slices/settlement/settlement.cli.ts';
import { doctor } from './doctor.cli.ts';

const start: CliCommand = {
  name: 'start',
  summary: { nl: 'start Lente in je browser, met de database in een map', en: 'starts Lente in your browser, with its database in a folder' },
  usage: 'lente start',
  options: [],
  examples: ['lente start', 'LENTE_PORT=8080 LENTE_DATA=/srv/lente lente start'],
  mostArguments: 0,
  run: async (call) => {
    // Only here: no other command needs the database or the web server, and loading them takes a second.
    const { startServer } = await import('./server-start.ts');
    return await startServer(call.environment);
  },
};

/** The commands of all slices, and the server itself. */
export const commands: readonly CliCommand[] = [start, doctor, ...contractCommands, ...settlementCommands, ...indigoCommands];
