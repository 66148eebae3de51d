import type { Parser } from '../api.ts';
import { ROLES, type Role } from '../session.tsx';

export type PartyChoice = { readonly id: string; readonly name: string; readonly role: Role };

/** GET /api/session/choices, by hand for the same reason as the session: the first page carries no zod. What is not a choice is left out. */
export const choicesSchema: Parser<readonly PartyChoice[]> = {
  safeParse: (value) => {
    const listed: unknown = typeof value === 'object' && value !== null && 'parties' in value ? value.parties : undefined;
    return { success: true, data: Array.isArray(listed) ? listed.flatMap(toChoice) : [] };
  },
};

function toChoice(value: unknown): readonly PartyChoice[] {
  if (typeof value !== 'object' || value === null) return [];
  const fields = new Map<string, unknown>(Object.entries(value));
  const [id, name] = [fields.get('id'), fields.get('name')];
  const role = ROLES.find((known) => known === fields.get('role'));
  return typeof id === 'string' && typeof name === 'string' && role !== undefined ? [{ id, name, role }] : [];
}
