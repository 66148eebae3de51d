import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** A PostgreSQL server for one test run: in a temporary folder, on a free loopback port, gone afterwards. */
export type ThrowawayPostgres = {
  readonly url: string;
  readonly version: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
  /** Ends it as an administrator does (`fast`) or as a crash does (`hard`). Out: starts it again in the same place. */
  readonly end: (how: 'fast' | 'hard') => Promise<() => Promise<void>>;
};
export type Found = { readonly folder: string; readonly version: string };

const OLDEST_MAJOR = 15;
const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;

/** The newest installed server programs, or undefined: on PATH, or where Debian, Red Hat and Homebrew put them. */
export function findPostgres(): Found | undefined {
  const places = globSync(['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql@*/bin']).sort().reverse();
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...places];
  for (const folder of folders.filter((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')))) {
    const version = /\d+(\.\d+)?/u.exec(spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout)?.[0];
    if (version !== undefined && Number.parseInt(version, 10) >= OLDEST_MAJOR) return { folder, version };
  }
  return undefined;
}

type RunAs = { readonly uid?: number; readonly gid?: number };

/** PostgreSQL refuses to run as root, so root hands it to an account that owns nothing else. */
function runAs(): RunAs | undefined {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/** Starts one, or says in one sentence why not: the tests then run on the embedded database alone. */
export async function startPostgres(): Promise<ThrowawayPostgres | { readonly why: string }> {
  const found = findPostgres();
  if (found === undefined) return { why: `PostgreSQL server: not tested here, no PostgreSQL ${OLDEST_MAJOR} or newer is installed` };
  const user = runAs();
  if (user === undefined) return { why: 'PostgreSQL server: not tested here, it does not run as root and there is no other account' };
  const folder = mkdtempSync(join(tmpdir(), 'lente-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const made = makeCluster({ found, folder, user });
  if (made !== undefined) {
    rmSync(folder, { recursive: true, force: true });
    return { why: `PostgreSQL server: not tested here, initdb says: ${made}` };
  }
  return await serve({ found, folder, user });
}

type Place = { readonly found: Found; readonly folder: string; readonly user: RunAs };

/** The last words of initdb when it fails. */
function makeCluster({ found, folder, user }: Place): string | undefined {
  const args = ['-D', join(folder, 'data'), '-U', 'lente', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const { status, stderr } = spawnSync(join(found.folder, 'initdb'), args, {
    ...user,
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return status === 0 ? undefined : (stderr.trim().split('\n').at(-1) ?? 'nothing');
}

async function serve({ found, folder, user }: Place): Promise<ThrowawayPostgres | { readonly why: string }> {
  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=200',
    'log_min_messages=fatal',
  ];
  const args = ['-D', join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])];
  const start = (): ChildProcess =>
    spawn(join(found.folder, 'postgres'), args, { ...user, cwd: folder, stdio: 'ignore' }).on('error', () => undefined);
  let server = start();
  const abandon = (): void => void server.kill('SIGINT');
  process.once('exit', abandon);
  const stop = async (): Promise<void> => {
    await stopServer(server);
    process.off('exit', abandon);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgres://lente@127.0.0.1:${port}/postgres`;
  const end = async (how: 'fast' | 'hard'): Promise<() => Promise<void>> => {
    await stopServer(server, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    return async () => {
      server = start();
      await answers(url, server);
    };
  };
  if (server.pid !== undefined && (await answers(url, server))) return { url, version: found.version, pid: server.pid, stop, end };
  await stop();
  return { why: 'PostgreSQL server: not tested here, it was started and did not answer' };
}

async function answers(url: string, server: ChildProcess): Promise<boolean> {
  const deadlineMs = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadlineMs && server.exitCode === null) {
    if (await isUp(url)) return true;
    await sleep(100);
  }
  return false;
}

async function isUp(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** SIGINT asks PostgreSQL to drop its clients and stop, SIGQUIT to drop everything at once; it is killed only when it does not listen. */
async function stopServer(server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  const late = setTimeout(() => server.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(late);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('This should never happen: a port without a number');
  return address.port;
}
