import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('the settings', () => {
  it('have a default each: this machine only, port 4400, the folder data', () => {
    expect(readSettings({})).toMatchObject({ ok: true, value: { host: '127.0.0.1', port: 4400, dataDir: resolve('data'), databaseUrl: undefined } });
  });

  it.each([[''], ['  ']])(
    'take a variable that is empty (%j) as one that is not there; an empty host would open Lente to the whole network',
    (value) => {
      const read = readSettings({ LENTE_HOST: value, LENTE_PORT: value, LENTE_DATA: value, DATABASE_URL: value });
      expect(read).toEqual(readSettings({}));
    },
  );

  it('are taken as they are given', () => {
    const given = { LENTE_HOST: '0.0.0.0', LENTE_PORT: '0', LENTE_DATA: '/srv/a b', DATABASE_URL: 'postgres://somewhere' };
    expect(readSettings(given)).toMatchObject({
      ok: true,
      value: { host: '0.0.0.0', port: 0, dataDir: resolve('/srv/a b'), databaseUrl: 'postgres://somewhere' },
    });
  });

  it.each([['-1'], ['65536'], ['0x10'], ['4400.5'], ['http'], ['4 400']])('refuse %j as a port, in both languages', (value) => {
    const read = readSettings({ LENTE_PORT: value });
    expect(read).toMatchObject({ ok: false, error: { code: 'port_wrong', value } });
    expect(read.ok ? [] : [read.error.nl, read.error.en].filter((text) => text.includes(`"${value}"`))).toHaveLength(2);
  });
});
