import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Result, fail, ok } from '../engine/result.ts';

/** Where things are, from the environment; every setting has a default that works on one laptop. */
export type Settings = {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly webDir: string;
  readonly scenariosDir: string;
  /** npm and its shell stand between us and whoever started them. */
  readonly isRunByNpm: boolean;
};

export type SettingProblem = { readonly code: 'port_wrong'; readonly value: string; readonly nl: string; readonly en: string };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function readSettings(environment: Readonly<Record<string, string | undefined>>): Result<Settings, SettingProblem> {
  const given = (name: string): string | undefined => filled(environment[name]);
  const portText = given('LENTE_PORT') ?? '4400';
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port > 65_535) return fail(portProblem(portText));
  return ok({
    dataDir: resolve(given('LENTE_DATA') ?? './data'),
    databaseUrl: given('DATABASE_URL'),
    // Only this machine unless told otherwise: until sign-in exists, whoever reaches the port may choose a role.
    host: given('LENTE_HOST') ?? '127.0.0.1',
    port,
    webDir: resolve(ROOT, 'dist/web'),
    scenariosDir: resolve(ROOT, 'scenarios'),
    isRunByNpm: given('npm_lifecycle_event') !== undefined,
  });
}

/** A variable that is there and empty says nothing: to the network an empty host would mean every address. */
function filled(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}

function portProblem(value: string): SettingProblem {
  return {
    code: 'port_wrong',
    value,
    nl: `LENTE_PORT is "${value}"; geef een getal van 0 tot en met 65535.`,
    en: `LENTE_PORT is "${value}"; give a number from 0 to 65535.`,
  };
}
