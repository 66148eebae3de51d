import { EXIT, type Terminal, runCli } from '../platform/cli.ts';
import { contractCommands } from '../slices/contract/contract.cli.ts';
import { settlementCommands } from '../slices/settlement/settlement.cli.ts';

/** `lente …`: the commands of all slices. */
const terminal: Terminal = {
  out: (text) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
  err: (text) => process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  isTerminal: process.stderr.isTTY === true,
  environment: process.env,
};

// A reader that stops early (`lente … | head`) is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.broken));

process.exitCode = await runCli([...contractCommands, ...settlementCommands], process.argv.slice(2), terminal);
