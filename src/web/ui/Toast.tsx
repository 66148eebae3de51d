import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useMessages } from '../language.tsx';
import { uiMessages } from './messages.ts';
import './Toast.css';

export type ToastMessage = { readonly text: string; readonly onUndo?: () => void };

const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined);

/** `const say = useToast(); say({ text: 'Regel weggehaald', onUndo: putBack })`: undo instead of "are you sure". */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

/** Time enough to read and to reach the button; a message with undo never leaves by itself. */
const SHOWN_MS = 6000;

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const words = useMessages(uiMessages);
  const { message, say, clear } = useOneMessage();
  return (
    <ToastContext value={say}>
      {children}
      <div className="toast-region" role="status" aria-label={words.notes}>
        {message && <Toast {...message} onDismiss={clear} />}
      </div>
    </ToastContext>
  );
}

type Props = ToastMessage & { readonly onDismiss: () => void };

export function Toast({ text, onUndo, onDismiss }: Props) {
  const words = useMessages(uiMessages);
  return (
    <div className="toast">
      <span className="toast__text">{text}</span>
      {onUndo && (
        <button
          type="button"
          className="toast__button"
          onClick={() => {
            onUndo();
            onDismiss();
          }}
        >
          {words.undo}
        </button>
      )}
      <button type="button" className="toast__button" onClick={onDismiss}>
        {words.close}
      </button>
    </div>
  );
}

/** One message at a time: the newest replaces the former. */
function useOneMessage() {
  const [message, setMessage] = useState<ToastMessage>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const clear = useCallback(() => setMessage(undefined), []);
  const say = useCallback(
    (next: ToastMessage) => {
      clearTimeout(timer.current);
      setMessage(next);
      if (!next.onUndo) timer.current = setTimeout(clear, SHOWN_MS);
    },
    [clear],
  );
  return useMemo(() => ({ message, say, clear }), [message, say, clear]);
}
