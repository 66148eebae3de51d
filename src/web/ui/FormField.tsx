import type { ReactNode } from 'react';
import { useMessages } from '../language.tsx';
import { uiMessages } from './messages.ts';
import './FormField.css';

/** What every field shares. `id` is also the target of the error summary: `{ fieldId: id, text }`. */
export type FieldProps = {
  readonly id: string;
  readonly label: string;
  /** A sentence of help, above the field where it is read in time. */
  readonly hint?: ReactNode;
  /** What happened, which value, what to do: the same words as in the error summary. */
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
};

type Props = FieldProps & { readonly children: ReactNode };

/** Label, hint, error and then the control. The control takes its description from `describedBy`. */
export function FormField({ id, label, hint, error, isOptional = false, children }: Props) {
  const words = useMessages(uiMessages);
  return (
    <div className={`utrecht-form-field form-field${error ? ' utrecht-form-field--invalid' : ''}`}>
      <label htmlFor={id} className="utrecht-form-label form-field__label">
        {label}
        {isOptional && <span className="form-field__optional"> ({words.optional})</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="utrecht-form-field-description form-field__hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="utrecht-form-field-error-message form-field__error">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** The attributes that tie a control to its hint and its error. */
export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  const parts = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '');
  return { 'aria-describedby': parts.length > 0 ? parts.join(' ') : undefined, 'aria-invalid': error ? true : undefined };
}
