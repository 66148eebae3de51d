import { numberText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Button } from './Button.tsx';
import { uiMessages } from './messages.ts';
import { useAfter } from './Skeleton.tsx';
import './Progress.css';

type Props = {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly onCancel?: () => void;
  /** Nothing before the first, the way out from the second on. Shorter in examples. */
  readonly delays?: { readonly showMs: number; readonly cancelMs: number };
};

const DELAYS = { showMs: 1000, cancelMs: 3000 };

/** Long work: after a second it says how far, after three it can be stopped. */
export function Progress({ label, done, total, onCancel, delays = DELAYS }: Props) {
  const words = useMessages(uiMessages);
  const { language } = useLanguage();
  const isShown = useAfter(delays.showMs);
  const isStoppable = useAfter(delays.cancelMs);
  if (!isShown) return null;
  const count = words.counted(numberText(done, language), numberText(total, language));
  return (
    <div className="progress">
      <div className="progress__words">
        <span>{label}</span>
        <span className="tabular">{count}</span>
      </div>
      <progress className="progress__bar" value={done} max={total} aria-label={label}>
        {count}
      </progress>
      {onCancel && isStoppable && <Button onClick={onCancel}>{words.cancel}</Button>}
    </div>
  );
}
