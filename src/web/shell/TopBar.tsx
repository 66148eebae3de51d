import { useMessages } from '../language.tsx';
import { shellMessages } from '../messages.ts';
import type { Session } from '../session.tsx';
import { Link } from '../ui/Link.tsx';
import { Sprout } from '../ui/PlantLine.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { MeMenu } from './MeMenu.tsx';

/** Whose Lente this is at the left, language and me at the right. */
export function TopBar({ session }: { readonly session: Session | null | undefined }) {
  const words = useMessages(shellMessages);
  return (
    <header className="top-bar screen-only">
      <Link to="/" look="bare">
        <span className="top-bar__brand">
          <Sprout />
          <span className="top-bar__name">{words.product}</span>
        </span>
      </Link>
      <span className="top-bar__organisation">{session?.organisation ?? words.sample}</span>
      <span className="top-bar__end">
        <LanguageSwitch />
        <MeMenu session={session} />
      </span>
    </header>
  );
}
