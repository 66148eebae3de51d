import type { ReactNode } from 'react';
import './Choices.css';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly name?: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly isChecked?: boolean;
  readonly isCheckedAtStart?: boolean;
  readonly onChange?: (isChecked: boolean) => void;
};

export function Checkbox({ id, label, name, hint, error, isChecked, isCheckedAtStart, onChange }: Props) {
  const descriptions = [hint ? `${id}-about` : '', error ? `${id}-error` : ''].filter((part) => part !== '').join(' ');
  return (
    <div className={`choices${error ? ' choices--invalid' : ''}`}>
      {error && (
        <p id={`${id}-error`} className="choices__error">
          {error}
        </p>
      )}
      <label className="choice" htmlFor={id}>
        <input
          type="checkbox"
          className="checkbox"
          id={id}
          name={name ?? id}
          {...(isChecked === undefined ? { defaultChecked: isCheckedAtStart } : { checked: isChecked })}
          onChange={(event) => onChange?.(event.currentTarget.checked)}
          aria-labelledby={`${id}-label`}
          aria-describedby={descriptions || undefined}
          aria-invalid={error ? true : undefined}
        />
        <span className="choice__label">
          <span id={`${id}-label`}>{label}</span>
          {hint && (
            <span id={`${id}-about`} className="choice__hint">
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}
