import { useAfter } from './Skeleton.tsx';
import './Progress.css';
import './Busy.css';

type Props = { readonly label: string; readonly delayMs?: number };

/** Work of which nobody can say how far it is: after a second it says what is going on. */
export function Busy({ label, delayMs = 1000 }: Props) {
  const isShown = useAfter(delayMs);
  return (
    <div role="status">
      {isShown && (
        <div className="progress">
          <div className="progress__words">
            <span>{label}</span>
          </div>
          <progress className="progress__bar busy__bar" aria-label={label} />
        </div>
      )}
    </div>
  );
}
