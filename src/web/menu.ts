import type { LucideIcon } from 'lucide-react';
import FileText from 'lucide-react/icons/file-text';
import FlaskConical from 'lucide-react/icons/flask-conical';
import type { InBoth } from './language.tsx';
import { ROLES, type Role } from './session.tsx';

export const GROUPS = ['customers', 'agreements', 'happy', 'me'] as const;
export type Group = (typeof GROUPS)[number];

/** One room in the rail. Without `roles` everybody sees it; a room without a page in routes.tsx is not shown. */
export type MenuEntry = {
  readonly path: string;
  readonly group: Group;
  readonly words: InBoth<string>;
  readonly icon: LucideIcon;
  readonly roles?: readonly Role[];
};

export const menu: readonly MenuEntry[] = [
  { path: '/contracten', group: 'agreements', words: { nl: 'Contracten', en: 'Contracts' }, icon: FileText },
  {
    path: '/proberen',
    group: 'agreements',
    words: { nl: 'Proberen', en: 'Try it' },
    icon: FlaskConical,
    roles: ROLES.filter((role) => role !== 'participant'),
  },
];

/** The rooms one role sees, in order. */
export function roomsFor(entries: readonly MenuEntry[], role: Role | undefined): readonly MenuEntry[] {
  return entries.filter((entry) => entry.roles === undefined || (role !== undefined && entry.roles.includes(role)));
}

export function groupRooms(rooms: readonly MenuEntry[]): readonly { readonly group: Group; readonly rooms: readonly MenuEntry[] }[] {
  return GROUPS.map((group) => ({ group, rooms: rooms.filter((room) => room.group === group) })).filter((part) => part.rooms.length > 0);
}
