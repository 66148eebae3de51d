import CircleUser from 'lucide-react/icons/circle-user';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useMessages } from '../language.tsx';
import { shellMessages } from '../messages.ts';
import { roleTitle, type Session } from '../session.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { THEMES, useTheme } from '../theme.tsx';

type Props = { readonly session: Session | null | undefined };

/** Who am I here, and how do I want to see it. A native popover: Escape and a press beside it close it. */
export function MeMenu({ session }: Props) {
  const words = useMessages(shellMessages);
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const panel = usePopoverState(setOpen);
  const role = session?.role ? roleTitle(session.role, language) : undefined;
  return (
    <>
      <button type="button" className="bar-button" popoverTarget="me-menu" aria-expanded={isOpen}>
        <Icon of={CircleUser} />
        <span className={role && 'bar-button__short'}>{words.me}</span>
        {role && <span className="bar-button__long">{session?.partyName ?? role}</span>}
      </button>
      <div id="me-menu" ref={panel} popover="auto" className="me-menu" role="dialog" aria-label={words.meTitle}>
        <p className="me-menu__who">{role ? words.youAre(role, session?.partyName ?? null) : words.nobodyYet}</p>
        <span onClick={() => panel.current?.hidePopover()}>
          <Link to="/">{role ? words.changeRole : words.chooseRole}</Link>
        </span>
        <ThemeChoice />
      </div>
    </>
  );
}

function ThemeChoice() {
  const words = useMessages(shellMessages);
  const { theme, chooseTheme } = useTheme();
  const options = THEMES.map((value) => ({ value, label: words.looks[value] }));
  const choose = (value: string) => chooseTheme(THEMES.find((known) => known === value) ?? 'system');
  return <RadioGroup id="theme" legend={words.look} options={options} value={theme} onChange={choose} />;
}

function usePopoverState(onToggle: (isOpen: boolean) => void) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = panel.current;
    const listen = (event: ToggleEvent) => onToggle(event.newState === 'open');
    element?.addEventListener('toggle', listen);
    return () => element?.removeEventListener('toggle', listen);
  }, [onToggle]);
  return panel;
}
