import { useEffect, useId, useRef } from 'react';
import { useMessages } from '../language.tsx';
import { uiMessages } from './messages.ts';
import './ErrorSummary.css';

export type FieldError = { readonly fieldId: string; readonly text: string };
type Props = { readonly errors: readonly FieldError[]; readonly title?: string };

/** At the top of the form: what to correct, each linked to its field. It takes the focus when it appears. */
export function ErrorSummary({ errors, title }: Props) {
  const words = useMessages(uiMessages);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [errors.length]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} aria-labelledby={id}>
      <h2 id={id} className="error-summary__title">
        {title ?? words.errorSummary(errors.length)}
      </h2>
      <ul className="error-summary__list">
        {errors.map((error) => (
          <li key={`${error.fieldId} ${error.text}`}>
            <a
              className="error-summary__link"
              href={`#${error.fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(error.fieldId);
              }}
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A link alone would scroll; who types needs the cursor in the field. */
function focusField(id: string): void {
  const field = document.getElementById(id);
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
