import { describe, expect, it } from 'vitest';
import { databaseProblem, noAccess } from './server-words.ts';

const SERVER = { dataDir: '/data', isServer: true };
const FOLDER = { dataDir: '/data', isServer: false };

const coded = (code: string, cause?: unknown): Error => Object.assign(new Error(`a message with a secret`, { cause }), code === '' ? {} : { code });

describe('why the server does not start', () => {
  it.each([
    ['a role without rights in the database', coded('42501'), SERVER, 'createrole'],
    ['a role without rights, found while the tables are made', coded('', coded('42501')), SERVER, 'createrole'],
    ['a folder that cannot be written', coded('EROFS'), FOLDER, 'EROFS'],
    ['a folder with something else than a database in it', coded('database_broken'), FOLDER, '/data'],
  ] as const)('is said in both languages for %s', (_what, error, place, word) => {
    const problem = databaseProblem(error, place);
    expect(problem?.nl).toContain(word);
    expect(problem?.en).toContain(word);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it.each([
    ['a mistake of our own', coded('')],
    ['a statement that is wrong', coded('42601')],
  ])('is not made up for %s', (_what, error) => {
    expect([databaseProblem(error, SERVER), databaseProblem(error, FOLDER)]).toEqual([undefined, undefined]);
  });

  it('is no access whatever went wrong with the connection, with a code when there is one', () => {
    expect(noAccess(coded('ECONNREFUSED')).nl).toContain('(ECONNREFUSED)');
    expect(noAccess(coded('')).en).not.toContain('()');
    expect(JSON.stringify(noAccess(coded('')))).not.toContain('secret');
  });
});
