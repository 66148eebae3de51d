import { describedBy, FormField, type FieldProps } from './FormField.tsx';
import './SelectField.css';

export type Option = { readonly value: string; readonly label: string };

type Props = FieldProps & {
  readonly options: readonly Option[];
  readonly name?: string;
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
  readonly isShort?: boolean;
};

/** More than about six choices; with fewer, a RadioGroup shows them all at once. */
export function SelectField({ options, name, value, defaultValue, onChange, isShort = false, ...field }: Props) {
  const { id, label, hint, error, isOptional = false } = field;
  return (
    <FormField id={id} label={label} hint={hint} error={error} isOptional={isOptional}>
      <select
        id={id}
        name={name ?? id}
        className={`control select${isShort ? ' control--short' : ''}`}
        {...(value === undefined ? { defaultValue } : { value })}
        onChange={(event) => onChange?.(event.currentTarget.value)}
        {...describedBy({ id, hint, error })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FormField>
  );
}
