import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(import.meta.dirname, '../..');

/** The program itself, or the command of the README with npm and its shell in between. */
const WAYS = { program: [process.execPath, join(REPOSITORY, 'src/main/server.ts')], npm: ['npm', 'start', '--silent'] } as const;
export type Way = keyof typeof WAYS;

/** A server as `npm start` runs it: a process of its own. */
export type Started = {
  readonly child: ChildProcess;
  readonly address: string;
  /** All of standard output and of standard error so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Ends it with a signal. Out: the exit code and what was said. */
  readonly stop: (signal: NodeJS.Signals) => Promise<Ended>;
};
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

type Run = { readonly child: ChildProcess; readonly out: () => string; readonly err: () => string; readonly ended: Promise<Ended> };

function launch(environment: Readonly<Record<string, string>>, way: Way = 'program'): Run {
  const [command, ...words] = WAYS[way];
  // Nothing of the machine's own settings: a DATABASE_URL there would decide what is tested.
  const child = spawn(command, words, {
    cwd: REPOSITORY,
    env: { PATH: process.env['PATH'], LENTE_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, out, err })));
  return { child, out: () => out, err: () => err, ended };
}

/** Runs it until it ends by itself: for starts that must be refused. */
export async function runToEnd(environment: Readonly<Record<string, string>>): Promise<Ended> {
  return await launch(environment).ended;
}

/** Starts it and kills it without warning as soon as standard error says `words`, and a moment later. */
export async function startAndKill(environment: Readonly<Record<string, string>>, words: string, laterMs: number): Promise<Ended> {
  const { child, err, ended } = launch(environment);
  const look = (): void => {
    if (!err().includes(words)) return;
    child.stderr?.off('data', look);
    setTimeout(() => child.kill('SIGKILL'), laterMs);
  };
  child.stderr?.on('data', look);
  return await ended;
}

/** Starts it and waits for its line with the address. */
export async function startServer(environment: Readonly<Record<string, string>>, way?: Way): Promise<Started> {
  const { child, out, err, ended } = launch(environment, way);
  const stop = async (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal);
    return await ended;
  };
  const address = await new Promise<string>((found, lost) => {
    const look = (): void => {
      const line = /http:\S+/.exec(out())?.[0];
      if (line !== undefined) found(line);
    };
    child.stdout?.on('data', look);
    void ended.then(({ code }) => lost(new Error(`the server ended with ${code ?? 'a signal'}: ${err()}`)));
  });
  return { child, address, out, err, stop };
}
