import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, median } from './figure.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROUNDS = 3;

/** `npm start` as a user types it, on a folder that is there already: from the key press to the first answer of /health. */
export async function run(): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lente-start-'));
  try {
    const first = await timeStart(dataDir);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) times.push(await timeStart(dataDir));
    return [
      {
        name: 'first answer after npm start, existing folder',
        value: Math.round(median(times)),
        unit: 'ms',
        yardstick: `starting npm and Node alone ${Math.round(timeNothing())} ms`,
        limit: 'under 3,000 ms',
        meets: median(times) < 3_000,
      },
      {
        name: 'first answer after npm start, new folder with samples',
        value: Math.round(first),
        unit: 'ms',
        yardstick: '-',
        limit: 'no promise',
        meets: true,
      },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function timeStart(dataDir: string): Promise<number> {
  const port = await freePort();
  const start = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, LENTE_DATA: dataDir, LENTE_PORT: String(port) },
  });
  try {
    await answers(`http://127.0.0.1:${port}/health`, 120_000);
    return performance.now() - start;
  } finally {
    await endGroup(child.pid, dataDir);
  }
}

/** A port that nobody listens on: another server's answer would be measured as ours. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answers(url: string, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    const isOk = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isOk) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no answer within ${withinMs} ms`);
}

/** Ends npm and what it started, and waits until the folder is free again. */
async function endGroup(pid: number | undefined, dataDir: string): Promise<void> {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
  for (let tries = 0; tries < 200 && existsSync(join(dataDir, '.lente-lock')); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  await new Promise((resolve) => setTimeout(resolve, 500));
}

function timeNothing(): number {
  const start = performance.now();
  spawnSync('npm', ['exec', '--silent', '-c', 'node --version'], { cwd: ROOT, stdio: 'ignore' });
  return performance.now() - start;
}
