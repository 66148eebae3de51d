import X from 'lucide-react/icons/x';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMessages } from '../language.tsx';
import { Button } from './Button.tsx';
import { uiMessages } from './messages.ts';
import './SidePanel.css';

type Props = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** What the panel is about: when it changes while open, the new title is read and the focus goes back to the newest opener. */
  readonly contentKey?: string | undefined;
};

/** From here on there is room to explain beside the page; under it the explanation comes up from below, as a modal sheet. */
const BESIDE = '(min-width: 62rem)';

/** The explanation beside what it explains: at the right, the page stays usable; on a phone a sheet from below. */
export function SidePanel({ title, isOpen, onClose, children, contentKey }: Props) {
  const words = useMessages(uiMessages);
  const id = useId();
  const { panel, heading } = useOpenPanel({ isOpen, onClose, contentKey });
  return (
    <dialog
      ref={panel}
      className="side-panel"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {isOpen && (
        <div className="side-panel__sheet">
          <div className="side-panel__head">
            <h2 id={id} ref={heading} tabIndex={-1} className="side-panel__title">
              {title}
            </h2>
            <Button look="subtle" icon={X} onClick={onClose}>
              {words.close}
            </Button>
          </div>
          <div className="side-panel__content">{children}</div>
        </div>
      )}
    </dialog>
  );
}

type Opening = { readonly isOpen: boolean; readonly onClose: () => void; readonly contentKey: string | undefined };

/** Opens and closes the dialog, reads its title first, and gives the focus back to the amount that opened it. */
function useOpenPanel({ isOpen, onClose, contentKey }: Opening) {
  const panel = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element>(null);
  useEffect(() => {
    const dialog = panel.current;
    if (!isOpen || !dialog) return undefined;
    opener.current = document.activeElement;
    if (window.matchMedia(BESIDE).matches) dialog.show();
    else dialog.showModal();
    return () => {
      dialog.close();
      if (opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return;
    const active = document.activeElement;
    if (active !== document.body && panel.current?.contains(active) === false) opener.current = active;
    heading.current?.focus();
  }, [isOpen, contentKey]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, [isOpen, onClose]);
  return { panel, heading };
}
