import type { HTMLInputAutoCompleteAttribute } from 'react';
import { describedBy, FormField, type FieldProps } from './FormField.tsx';

type Props = FieldProps & {
  readonly name?: string;
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
  /** `number` is a text field with a numeric keyboard: browsers change what people type into a real number field. */
  readonly kind?: 'text' | 'number' | 'day' | 'email' | 'search';
  readonly isShort?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
};

const INPUT_TYPES = { text: 'text', number: 'text', day: 'date', email: 'email', search: 'search' } as const;

export function TextField({ name, value, defaultValue, onChange, kind = 'text', isShort = false, ...rest }: Props) {
  const { id, label, hint, error, isOptional, isDisabled, isReadOnly, autoComplete } = rest;
  const short = isShort || kind === 'day' ? ' control--short' : '';
  const number = kind === 'number' ? ' control--number' : '';
  return (
    <FormField {...{ id, label }} hint={hint} error={error} isOptional={isOptional ?? false}>
      <input
        id={id}
        name={name ?? id}
        type={INPUT_TYPES[kind]}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        className={`control${short}${number}`}
        {...(value === undefined ? { defaultValue } : { value })}
        onChange={(event) => onChange?.(event.currentTarget.value)}
        disabled={isDisabled}
        readOnly={isReadOnly}
        required={undefined}
        autoComplete={autoComplete ?? 'off'}
        {...describedBy({ id, hint, error })}
      />
    </FormField>
  );
}
