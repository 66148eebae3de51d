import { useMessages } from '../language.tsx';
import type { MenuEntry } from '../menu.ts';
import { shellMessages } from '../messages.ts';
import { RailLink } from './Rail.tsx';

const MOST = 4;

/** On a phone: at most four rooms within reach of a thumb. */
export function BottomBar({ rooms }: { readonly rooms: readonly MenuEntry[] }) {
  const words = useMessages(shellMessages);
  return (
    <nav className="bottom-bar screen-only" aria-label={words.rooms}>
      <ul className="bottom-bar__list">
        {rooms.slice(0, MOST).map((room) => (
          <li key={room.path}>
            <RailLink room={room} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
