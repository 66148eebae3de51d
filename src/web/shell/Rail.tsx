import { Link as RouterLink } from '@tanstack/react-router';
import { useLanguage, useMessages } from '../language.tsx';
import { groupRooms, type MenuEntry } from '../menu.ts';
import { shellMessages } from '../messages.ts';
import { Icon } from '../ui/Icon.tsx';

type Props = { readonly rooms: readonly MenuEntry[] };

/** The path at the left, in groups. On a phone the bottom bar takes its place. */
export function Rail({ rooms }: Props) {
  const words = useMessages(shellMessages);
  return (
    <nav className="rail screen-only" aria-label={words.rooms}>
      {groupRooms(rooms).map((part) => (
        <div key={part.group} className="rail__group">
          <h2 className="rail__title" id={`rail-${part.group}`}>
            {words.groups[part.group]}
          </h2>
          <ul className="rail__list" aria-labelledby={`rail-${part.group}`}>
            {part.rooms.map((room) => (
              <li key={room.path}>
                <RailLink room={room} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The router sets `aria-current="page"` on the room we are in, also deeper inside it. */
export function RailLink({ room }: { readonly room: MenuEntry }) {
  const { language } = useLanguage();
  return (
    <RouterLink to={room.path} className="room-link">
      <Icon of={room.icon} />
      <span>{room.words[language]}</span>
    </RouterLink>
  );
}
