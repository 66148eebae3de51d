import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Figure, median } from './figure.ts';

const ROWS = 100_000;
const PROVIDER = `lente_me=${encodeURIComponent('{"role":"provider"}')}`;

/** How long a picture and /health take while somebody uploads 100,000 rows, beside how long they take when nobody does anything. */
export async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lente-crowd-'));
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main/server.ts')], {
    env: { ...process.env, LENTE_DATA: folder, LENTE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const address = await addressOf(child);
    const quiet = await ask(address, async () => await new Promise((resolve) => setTimeout(resolve, 3_000)));
    const busy = await ask(address, async () => await upload(address));
    return [...figures('a picture', quiet.picture, busy.picture), ...figures('/health', quiet.health, busy.health)];
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

function figures(what: string, quiet: readonly number[], busy: readonly number[]): readonly Figure[] {
  const worst = Math.max(...busy);
  return [
    {
      name: `longest wait for ${what} while ${ROWS.toLocaleString('en')} rows are uploaded`,
      value: Math.round(worst),
      unit: 'ms',
      yardstick: `with nobody else: median ${median(quiet).toFixed(1)} ms, longest ${Math.max(...quiet).toFixed(0)} ms`,
      limit: 'under 2,000 ms',
      meets: worst < 2_000,
    },
  ];
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return await new Promise((resolve) => {
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      const found = /http:\S+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
}

type Waits = { readonly picture: readonly number[]; readonly health: readonly number[] };

/** Asks for both again and again until the work is done. */
async function ask(address: string, work: () => Promise<unknown>): Promise<Waits> {
  const waits = { picture: new Array<number>(), health: new Array<number>() };
  let isOver = false;
  const poll = async (path: string, into: number[]): Promise<void> => {
    while (!isOver) {
      const start = performance.now();
      await (await fetch(`${address}${path}`)).arrayBuffer();
      into.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const polls = [poll('/lente.svg', waits.picture), poll('/health', waits.health)];
  await work();
  isOver = true;
  await Promise.all(polls);
  return waits;
}

async function upload(address: string): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, index) => `enrolment,crowd-${index},2025-12-01,crowd${index}`);
  const body = JSON.stringify({ fileName: 'crowd.csv', source: ['kind,id,day,subject', ...rows].join('\n') });
  const headers = { 'content-type': 'application/json', cookie: PROVIDER };
  const start = performance.now();
  const reply = await fetch(`${address}/api/contracts/een-uitkomst/facts`, { method: 'POST', headers, body });
  const answer = z.unknown().parse(await reply.json());
  if (!reply.ok) throw new Error(JSON.stringify(answer));
  console.error(`  ${ROWS.toLocaleString('en')} rows in ${((performance.now() - start) / 1_000).toFixed(1)} s`);
}
