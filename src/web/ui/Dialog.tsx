import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMessages } from '../language.tsx';
import { Button } from './Button.tsx';
import { uiMessages } from './messages.ts';
import './Dialog.css';

type Props = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The step to take; closing without it is always there. */
  readonly actions?: ReactNode;
};

/** The browser's own dialog: it keeps the focus inside, closes with Escape and gives the focus back. Use it rarely. */
export function Dialog({ title, isOpen, onClose, children, actions }: Props) {
  const words = useMessages(uiMessages);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <div className="dialog__content">
        <h2 id={id} className="utrecht-heading-2">
          {title}
        </h2>
        {children}
        <div className="dialog__actions">
          {actions}
          <Button onClick={onClose}>{words.close}</Button>
        </div>
      </div>
    </dialog>
  );
}
