import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EXIT, type Terminal, runCli } from '../platform/cli.ts';
import { packageFolder } from '../platform/files.ts';
import { commands } from './cli-commands.ts';

/** `lente …`: the words of the call in, its answer on standard output, everything else on standard error. */
const withNewline = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
const isTerminal = process.stderr.isTTY && process.env['TERM'] !== 'dumb';

const terminal: Terminal = {
  out: (text) => process.stdout.write(withNewline(text)),
  err: (text) => process.stderr.write(withNewline(text)),
  replaceLine: isTerminal ? (text) => process.stderr.write(`\r\u001b[2K${text}`) : undefined,
  environment: process.env,
  version: z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'))).version,
};

// A reader that stops early (`lente … | head`) is no mistake.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.broken));
}

process.exitCode = await runCli(commands, process.argv.slice(2), terminal);
