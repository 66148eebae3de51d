import type { ReactNode } from 'react';
import './Choices.css';

export type RadioOption = { readonly value: string; readonly label: string; readonly hint?: ReactNode };

type Props = {
  /** The first choice gets this id, so that the error summary can link to it. */
  readonly id: string;
  readonly legend: ReactNode;
  readonly options: readonly RadioOption[];
  readonly name?: string;
  readonly value?: string | undefined;
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** `tiles` for the one question of a page. */
  readonly look?: 'list' | 'tiles';
};

export function RadioGroup({ id, legend, options, name, value, defaultValue, onChange, hint, error, look = 'list' }: Props) {
  const descriptions = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '').join(' ');
  return (
    <fieldset className={`choices choices--${look}${error ? ' choices--invalid' : ''}`} aria-describedby={descriptions || undefined}>
      <legend className="choices__legend">{legend}</legend>
      {hint && (
        <div id={`${id}-hint`} className="choices__hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="choices__error">
          {error}
        </p>
      )}
      <div className="choices__list">
        {options.map((option, index) => (
          <RadioChoice
            key={option.value}
            id={index === 0 ? id : `${id}-${option.value}`}
            name={name ?? id}
            option={option}
            {...(value === undefined && !onChange ? { defaultChecked: option.value === defaultValue } : { checked: option.value === value })}
            onChoose={() => onChange?.(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

type ChoiceProps = {
  readonly id: string;
  readonly name: string;
  readonly option: RadioOption;
  readonly checked?: boolean;
  readonly defaultChecked?: boolean;
  readonly onChoose: () => void;
};

function RadioChoice({ id, name, option, onChoose, ...checked }: ChoiceProps) {
  return (
    <label className="choice" htmlFor={id}>
      <input
        type="radio"
        className="utrecht-radio-button utrecht-radio-button--html-input"
        id={id}
        name={name}
        value={option.value}
        onChange={onChoose}
        aria-describedby={option.hint ? `${id}-about` : undefined}
        aria-labelledby={`${id}-label`}
        {...checked}
      />
      <span className="choice__label">
        <span id={`${id}-label`}>{option.label}</span>
        {option.hint && (
          <span id={`${id}-about`} className="choice__hint">
            {option.hint}
          </span>
        )}
      </span>
    </label>
  );
}
