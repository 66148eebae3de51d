import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { readApi, writeApi, type Parser } from './api.ts';
import { ROLE_WORDS } from '../engine/messages-roles.ts';
import type { Language } from './language.tsx';
import { readCookie, writeCookie } from './preferences.ts';

/** The six roles of a contract; the path of a page may depend on them, what the server shows always does. */
export const ROLES = ['commissioner', 'provider', 'investor', 'arranger', 'assessor', 'guarantor', 'participant'] as const;
export type Role = (typeof ROLES)[number];

/** What a role is called at the beginning of a line. */
export function roleTitle(role: Role, language: Language): string {
  const word = ROLE_WORDS[language][role];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export type Session = {
  readonly role: Role;
  readonly partyId: string | null;
  readonly partyName: string | null;
  readonly organisation: string | null;
  /** The pseudonym of a participant who looks at the own file. */ readonly subject: string | null;
};

/** By hand: this is all that the first page parses, and zod would make it a fifth heavier. No known role is no session. */
export const sessionSchema: Parser<Session | null> = {
  safeParse: (value) => {
    const fields = typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)) : new Map<string, unknown>();
    const text = (name: string) => {
      const found = fields.get(name);
      return typeof found === 'string' ? found : null;
    };
    const role = ROLES.find((known) => known === fields.get('role'));
    return {
      success: true,
      data: role
        ? { role, partyId: text('partyId'), partyName: text('partyName'), organisation: text('organisation'), subject: text('subject') }
        : null,
    };
  },
};

const SESSION_PATH = '/api/session';

/** Who is looking. `undefined` while we ask, `null` when nobody was chosen yet. */
export function useSession(): Session | null | undefined {
  return useQuery({
    queryKey: [SESSION_PATH],
    queryFn: () => readApi(SESSION_PATH, sessionSchema),
    staleTime: Infinity,
    placeholderData: rememberedSession,
  }).data;
}

/** Until the server has answered we draw for the role of last time: the rail is there at once, and nothing jumps. */
function rememberedSession(): Session | undefined {
  const role = ROLES.find((known) => known === readCookie('lente_role'));
  return role && { role, partyId: null, partyName: null, organisation: null, subject: null };
}

/** A role, and if somebody wants one organisation of that role; a participant says a pseudonym. */
export type SessionChoice = { readonly role: Role; readonly partyId?: string; readonly subject?: string };

/** Chooses a role: the server sets its cookie, and everything that was read for the former role is forgotten. */
export async function chooseRole(client: QueryClient, choice: SessionChoice): Promise<void> {
  const answer = await writeApi({ path: SESSION_PATH, body: choice, schema: sessionSchema });
  writeCookie('lente_role', choice.role);
  client.setQueryData(
    [SESSION_PATH],
    answer ?? { role: choice.role, partyId: choice.partyId ?? null, partyName: null, organisation: null, subject: choice.subject ?? null },
  );
  // What is on screen is read again, what is not is forgotten. Clearing all would leave the screen looking at answers that are no more.
  const isOther = (query: { readonly queryKey: readonly unknown[] }) => query.queryKey[0] !== SESSION_PATH;
  client.removeQueries({ type: 'inactive', predicate: isOther });
  void client.resetQueries({ type: 'active', predicate: isOther });
}

export function useChooseRole(): (choice: SessionChoice) => Promise<void> {
  const client = useQueryClient();
  return (choice) => chooseRole(client, choice);
}
