import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const SERVER = join(resolve(import.meta.dirname, '../..'), 'src/main/server.ts');

/** A server as `npm start` runs it: a process of its own. */
export type Started = {
  readonly child: ChildProcess;
  readonly address: string;
  /** All of standard output and of standard error so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Ends it with a signal. Out: the exit code, and how long it took. */
  readonly stop: (signal: NodeJS.Signals) => Promise<Ended>;
};
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string; readonly ms: number };

type Run = { readonly child: ChildProcess; readonly out: () => string; readonly err: () => string; readonly ended: Promise<Ended> };

function launch(environment: Readonly<Record<string, string>>): Run {
  // Nothing of the machine's own settings: a DATABASE_URL there would decide what is tested.
  const child = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env['PATH'], LENTE_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const startedMs = performance.now();
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, out, err, ms: performance.now() - startedMs })));
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
export async function startServer(environment: Readonly<Record<string, string>>): Promise<Started> {
  const { child, out, err, ended } = launch(environment);
  const stop = async (signal: NodeJS.Signals): Promise<Ended> => {
    const fromMs = performance.now();
    child.kill(signal);
    return { ...(await ended), ms: performance.now() - fromMs };
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
