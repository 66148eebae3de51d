import { expect, test } from 'vitest';
import { newIdempotencyKey, problemFrom } from './api.ts';

const known = { code: 'cap_below_floor', nl: 'Het plafond ligt onder de bodem.', en: 'The cap is below the floor.', data: { capCents: 4 } };

test.each([
  ['as it is', known],
  ['inside "error"', { error: known }],
])('the words of the server are kept, %s', (_, body) => {
  expect(problemFrom(body, 422)).toEqual(known);
});

test.each([[null], ['<html>'], [{ code: 'x' }], [{ error: { nl: 'x' } }]])('%j becomes a sentence with the status', (body) => {
  const problem = problemFrom(body, 502);
  expect(problem.code).toBe('server_error');
  expect(problem.nl).toContain('502');
  expect(problem.en).toContain('502');
});

test('every key for a write is new', () => {
  const keys = new Set(Array.from({ length: 100 }, newIdempotencyKey));
  expect(keys.size).toBe(100);
  expect([...keys][0]).toMatch(/^[0-9a-f]{32}$/);
});
