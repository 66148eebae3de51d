import { expect, test } from 'vitest';
import { choicesSchema } from './party-choices.ts';

const bank = { id: 'par_1', name: 'Groeibank', role: 'investor' };

test.each([
  ['a choice', { parties: [bank] }, [bank]],
  ['a role nobody knows', { parties: [bank, { ...bank, role: 'mayor' }] }, [bank]],
  ['a choice without a name', { parties: [{ id: 'par_1', role: 'investor' }, null, 'x'] }, []],
  ['something else', 'nothing here', []],
])('%s', (_name, answer, expected) => {
  expect(choicesSchema.safeParse(answer)).toEqual({ success: true, data: expected });
});
