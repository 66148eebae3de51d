import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMessages } from '../language.tsx';
import { roomsFor, type MenuEntry } from '../menu.ts';
import { shellMessages } from '../messages.ts';
import { ChooseRolePage } from '../pages/ChooseRolePage.tsx';
import { useSession } from '../session.tsx';
import { BottomBar } from './BottomBar.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';
import './AppShell.css';

type Props = { readonly rooms: readonly MenuEntry[]; readonly openPaths: readonly string[] };

/** The frame around every page: skip link, top bar, rail or bottom bar, the page itself. */
export function AppShell({ rooms, openPaths }: Props) {
  const words = useMessages(shellMessages);
  const session = useSession();
  const shown = session ? roomsFor(rooms, session.role ?? undefined) : [];
  const path = useLocation({ select: (location) => location.pathname });
  const main = useFocusAfterNavigation(path);
  const needsRole = session === null && !openPaths.includes(path);
  return (
    <div className={`shell${shown.length > 0 ? ' shell--rooms' : ''}`}>
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
        {words.skipToContent}
      </a>
      <TopBar session={session} />
      {shown.length > 0 && <Rail rooms={shown} />}
      <main id="inhoud" className="shell__main" tabIndex={-1} ref={main}>
        <OfflineNotice />
        {needsRole ? <ChooseRolePage /> : <Outlet />}
      </main>
      {shown.length > 0 && <BottomBar rooms={shown} />}
    </div>
  );
}

/** A new page starts reading at its beginning, also for who cannot see that the page changed. */
function useFocusAfterNavigation(path: string) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(path);
  useEffect(() => {
    if (first.current === path) return;
    first.current = '';
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}
