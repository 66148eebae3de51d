import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callLente } from '../cli/call.ts';
import { type Started, runToEnd, startAndKill, startServer } from './process.ts';

/** One folder for all of this file: making the sample contracts is the slow part of a first start. */
let folder: string;
let server: Started;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lente-start-'));
  server = await startServer({ LENTE_DATA: folder });
}, 180_000);

afterAll(async () => {
  await server.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const contracts = z.object({ contracts: z.array(z.object({ slug: z.string() })) });
const asCommissioner = { headers: { cookie: `lente_me=${encodeURIComponent('{"role":"commissioner"}')}` } };

async function slugsAt(address: string): Promise<readonly string[]> {
  const reply = await fetch(`${address}/api/contracts`, asCommissioner);
  return contracts.parse(await reply.json()).contracts.map(({ slug }) => slug);
}

/** The entries of one contract without the ids and moments that differ in every installation. */
async function booksAt(address: string): Promise<string> {
  const { out } = await callLente(['export', 'ledger', '--contract', 'denver-sib'], { LENTE_URL: address });
  return out.replaceAll(/tra_\w+|set_\w+|recorded:\S+/g, '');
}

async function again(): Promise<void> {
  server = await startServer({ LENTE_DATA: folder });
}

describe('npm start on an empty folder', () => {
  it('prints one line with the address and says on the other stream what takes long', () => {
    expect(server.out()).toMatch(/^Lente staat klaar op http:\/\/localhost:\d+\n$/);
    expect(server.err()).toMatch(/^Eerste start: \d+ voorbeeldcontracten worden afgerekend … \/ First start: settling \d+ sample contracts …$/m);
  });

  it('answers /health, gives the first page and holds the sample contracts', async () => {
    expect((await fetch(`${server.address}/health`)).status).toBe(200);
    expect(await (await fetch(`${server.address}/`)).text()).toContain('<!doctype html>');
    expect(await slugsAt(server.address)).toEqual(expect.arrayContaining(['een-uitkomst', 'denver-sib']));
  });

  it('gives its books to the command line', async () => {
    const answer = await callLente(['export', 'ledger', '--contract', 'een-uitkomst'], { LENTE_URL: server.address });
    expect(answer.code).toBe(0);
    expect(answer.out).toContain('account gemeente:kosten van uitkomsten');
    const unknown = await callLente(['export', 'ledger', '--contract', 'nergens'], { LENTE_PORT: new URL(server.address).port });
    expect(unknown).toEqual({ code: 1, out: '', err: 'De Lente die draait kent geen contract "nergens" met boeken.' });
  });

  it('is reachable from this machine only', async () => {
    const outside = Object.values(networkInterfaces()).flatMap((entries) =>
      (entries ?? []).filter((entry) => !entry.internal && entry.family === 'IPv4'),
    );
    for (const { address } of outside) {
      await expect(fetch(`http://${address}:${new URL(server.address).port}/health`)).rejects.toThrow();
    }
  });
});

describe('a start that cannot work', () => {
  it('is refused on a folder that another one uses', async () => {
    const refused = await runToEnd({ LENTE_DATA: folder });
    expect(refused.code).toBe(1);
    expect(refused.out).toBe('');
    expect(refused.err).toContain(`De gegevensmap ${folder} is al in gebruik door een andere Lente (proces ${server.child.pid ?? 0})`);
    expect(refused.err).toContain('is already used by another Lente');
  });

  it('is refused on a port in use, before anything is made', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.number() }).parse(taken.address());
    const elsewhere = join(folder, 'elsewhere');
    const refused = await runToEnd({ LENTE_DATA: elsewhere, LENTE_PORT: String(port) });
    await new Promise((resolve) => taken.close(resolve));
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toBe(
      `Poort ${port} is al in gebruik. Stop het andere programma of kies een andere poort met LENTE_PORT.\nPort ${port} is in use. Stop the other program or choose another port with LENTE_PORT.\n`,
    );
    expect(existsSync(elsewhere)).toBe(false);
  });

  it.each([
    ['a port that is a word', { LENTE_PORT: 'veel' }, 'LENTE_PORT is "veel"; geef een getal van 0 tot en met 65535.'],
    ['a port that is too high', { LENTE_PORT: '70000' }, 'LENTE_PORT is "70000"'],
    ['an address that is not of this machine', { LENTE_HOST: '192.0.2.1' }, 'Deze machine heeft geen adres "192.0.2.1".'],
    [
      'a database server that does not answer',
      { DATABASE_URL: 'postgres://lente:geheim@127.0.0.1:9/lente' },
      'De databaseserver van DATABASE_URL geeft geen toegang',
    ],
  ])('is refused with a sentence in both languages: %s', async (_what, environment, words) => {
    const refused = await runToEnd({ LENTE_DATA: join(folder, 'nothing'), ...environment });
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(words);
    expect(refused.err.trim().split('\n')).toHaveLength(2);
    expect(refused.err).not.toContain('geheim');
  });

  it('is refused when the data folder is a file', async () => {
    const path = join(folder, 'a-file');
    writeFileSync(path, '');
    const refused = await runToEnd({ LENTE_DATA: path });
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(`In de gegevensmap ${path} kan niet worden geschreven`);
  });
});

describe('a first start that is broken off', () => {
  it('goes on where it was, so that no sample contract is there for half', async () => {
    const dataDir = join(folder, 'broken-off');
    const broken = await startAndKill({ LENTE_DATA: dataDir }, 'Eerste start', 1_500);
    expect(broken).toMatchObject({ code: null, out: '' });
    const whole = await startServer({ LENTE_DATA: dataDir });
    const slugs = await slugsAt(whole.address);
    const books = await Promise.all([booksAt(whole.address), booksAt(server.address)]);
    await whole.stop('SIGKILL');
    expect(whole.err()).toContain('Eerste start');
    expect(slugs.toSorted()).toEqual((await slugsAt(server.address)).toSorted());
    expect(books[0]).toBe(books[1]);
  }, 180_000);
});

/** Posts enrolments one by one, in eight streams, until the server is gone. Out: the ids it said it had. */
async function postUntilGone(address: string): Promise<{ readonly acknowledged: readonly string[]; readonly isEnough: Promise<void> }> {
  const headers = { 'content-type': 'application/json', cookie: `lente_me=${encodeURIComponent('{"role":"provider"}')}` };
  const acknowledged: string[] = [];
  let enough: () => void = () => undefined;
  const isEnough = new Promise<void>((resolve) => (enough = resolve));
  const stream = async (number: number): Promise<void> => {
    for (let count = 0; ; count += 1) {
      const id = `kill-${number}-${count}`;
      const source = `kind,id,day,subject\nenrolment,${id},2025-12-01,kp${number}x${count}\n`;
      const body = JSON.stringify({ fileName: `${id}.csv`, source });
      const reply = await fetch(`${address}/api/contracts/een-uitkomst/facts`, { method: 'POST', headers, body });
      if (!reply.ok) throw new Error(await reply.text());
      acknowledged.push(id);
      if (acknowledged.length === 25) enough();
    }
  };
  const streams = Promise.allSettled([1, 2, 3, 4, 5, 6, 7, 8].map(stream));
  await Promise.race([isEnough, streams]);
  return { acknowledged, isEnough: streams.then(() => undefined) };
}

describe('the end of a process', () => {
  it('SIGTERM stops it in good order, and the folder opens again', async () => {
    const ended = await server.stop('SIGTERM');
    expect(ended.code).toBe(0);
    expect(existsSync(join(folder, 'lente.lock'))).toBe(false);
    await again();
    expect(server.err()).not.toContain('Eerste start');
    expect(await slugsAt(server.address)).toContain('een-uitkomst');
  }, 60_000);

  it('SIGTERM to npm start stops the program behind it, too', async () => {
    await server.stop('SIGTERM');
    const byNpm = await startServer({ LENTE_DATA: folder }, 'npm');
    expect((await fetch(`${byNpm.address}/health`)).status).toBe(200);
    // Its streams close when the last process that holds them has ended.
    await byNpm.stop('SIGTERM');
    expect(existsSync(join(folder, 'lente.lock'))).toBe(false);
    await again();
  }, 60_000);

  it('kill -9 while facts come in loses none that was acknowledged', async () => {
    const { acknowledged, isEnough } = await postUntilGone(server.address);
    await server.stop('SIGKILL');
    await isEnough;
    expect(acknowledged.length).toBeGreaterThanOrEqual(25);
    await again();
    const reply = await fetch(`${server.address}/api/contracts/een-uitkomst/facts`, asCommissioner);
    const { facts } = z.object({ facts: z.object({ events: z.array(z.object({ id: z.string() })) }) }).parse(await reply.json());
    const kept = new Set(facts.events.map(({ id }) => id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  }, 120_000);
});
