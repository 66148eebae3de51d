import type { HTMLInputAutoCompleteAttribute } from 'react';
import { DayField } from './DayField.tsx';
import { describedBy, FormField, type FieldProps } from './FormField.tsx';

type Props = FieldProps & {
  readonly name?: string;
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
  /** `number` is a text field with a numeric keyboard: browsers change what people type into a real number field. `day` takes and gives 2026-11-23. */
  readonly kind?: 'text' | 'number' | 'day' | 'email' | 'search';
  readonly isShort?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
};

const INPUT_TYPES = { text: 'text', number: 'text', email: 'email', search: 'search' } as const;

export function TextField({ kind = 'text', ...props }: Props) {
  return kind === 'day' ? <DayField {...props} /> : <PlainField {...props} kind={kind} />;
}

type PlainProps = Omit<Props, 'kind'> & { readonly kind: keyof typeof INPUT_TYPES };

function PlainField({ name, value, defaultValue, onChange, kind, isShort = false, ...rest }: PlainProps) {
  const { id, label, hint, error, isOptional, isDisabled, isReadOnly, autoComplete } = rest;
  const short = isShort ? ' control--short' : '';
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
