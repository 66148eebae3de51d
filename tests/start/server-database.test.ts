import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callLente } from '../cli/call.ts';
import { startServer } from './process.ts';

const SERVER_URL = process.env['LENTE_TEST_DATABASE_URL'] ?? '';
if (SERVER_URL === '') process.stderr.write('npm start on a PostgreSQL server: not tested here, because LENTE_TEST_DATABASE_URL is not set\n');

const name = `lente_start_${randomBytes(6).toString('hex')}`;

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: SERVER_URL });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe.skipIf(SERVER_URL === '')('npm start with DATABASE_URL', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lente-start-'));
    await onServer(`create database ${name}`);
  });
  afterAll(async () => {
    await onServer(`drop database if exists ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs the same program on the server, leaves the folder alone, and finds everything back at the next start', async () => {
    const url = new URL(SERVER_URL);
    url.pathname = `/${name}`;
    const environment = { DATABASE_URL: url.href, LENTE_DATA: folder };
    const first = await startServer(environment);
    const books = await callLente(['export', 'ledger', '--contract', 'een-uitkomst'], { LENTE_URL: first.address });
    expect((await first.stop('SIGTERM')).code).toBe(0);
    const second = await startServer(environment);
    const again = await callLente(['export', 'ledger', '--contract', 'een-uitkomst'], { LENTE_URL: second.address });
    await second.stop('SIGTERM');
    expect(books.out).toContain('account gemeente:kosten van uitkomsten');
    expect(again).toEqual(books);
    expect(second.err()).not.toContain('Eerste start');
    expect(readdirSync(folder)).toEqual([]);
  }, 180_000);
});
