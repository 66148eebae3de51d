import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ApiError, readApi, writeApi } from './api.ts';
import type { InBoth } from './language.tsx';

/** The six roles of a contract; the path of a page may depend on them, what the server shows always does. */
export const ROLES = ['commissioner', 'provider', 'investor', 'arranger', 'assessor', 'participant'] as const;
export type Role = (typeof ROLES)[number];

export const roleWords: Readonly<Record<Role, InBoth<string>>> = {
  commissioner: { nl: 'Opdrachtgever', en: 'Commissioner' },
  provider: { nl: 'Uitvoerder', en: 'Provider' },
  investor: { nl: 'Investeerder', en: 'Investor' },
  arranger: { nl: 'Procesbegeleider', en: 'Arranger' },
  assessor: { nl: 'Beoordelaar', en: 'Assessor' },
  participant: { nl: 'Deelnemer', en: 'Participant' },
};

const sessionSchema = z.object({
  role: z.enum(ROLES).nullish(),
  partyId: z.string().nullish(),
  partyName: z.string().nullish(),
  organisation: z.string().nullish(),
});

export type Session = { readonly role: Role; readonly partyId: string | null; readonly partyName: string | null; readonly organisation: string | null };

const SESSION_PATH = '/api/session';

/** Who is looking. `undefined` while we ask, `null` when nobody was chosen yet. */
export function useSession(): Session | null | undefined {
  return useQuery({ queryKey: [SESSION_PATH], queryFn: readSession, staleTime: Infinity }).data;
}

/** Chooses a role: the server sets its cookie, and everything that was read for the former role is forgotten. */
export async function chooseRole(client: QueryClient, choice: { readonly role: Role; readonly partyId?: string }): Promise<void> {
  const answer = await writeApi({ path: SESSION_PATH, body: choice, schema: sessionSchema });
  client.clear();
  client.setQueryData([SESSION_PATH], toSession(answer) ?? toSession(choice));
}

export function useChooseRole(): (role: Role) => Promise<void> {
  const client = useQueryClient();
  return (role) => chooseRole(client, { role });
}

/** "Nobody yet" may come as an empty answer or as 401 or 404: all three are a session that does not exist. */
async function readSession(): Promise<Session | null> {
  try {
    return toSession(await readApi(SESSION_PATH, sessionSchema));
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 404)) return null;
    throw error;
  }
}

function toSession(answer: z.infer<typeof sessionSchema>): Session | null {
  if (!answer.role) return null;
  return { role: answer.role, partyId: answer.partyId ?? null, partyName: answer.partyName ?? null, organisation: answer.organisation ?? null };
}
