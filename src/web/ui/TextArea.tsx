import { describedBy, FormField, type FieldProps } from './FormField.tsx';

type Props = FieldProps & {
  readonly name?: string;
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
  readonly rows?: number;
  /** Fixed-width letters, no wrapping, no spelling check: for term sheets and CSV. */
  readonly isCode?: boolean;
  readonly isReadOnly?: boolean;
};

export function TextArea({ name, value, defaultValue, onChange, rows = 5, isCode = false, isReadOnly = false, ...field }: Props) {
  const { id, label, hint, error, isOptional = false } = field;
  return (
    <FormField id={id} label={label} hint={hint} error={error} isOptional={isOptional}>
      <textarea
        id={id}
        name={name ?? id}
        rows={rows}
        className={isCode ? 'control control--code' : 'control'}
        {...(value === undefined ? { defaultValue } : { value })}
        onChange={(event) => onChange?.(event.currentTarget.value)}
        readOnly={isReadOnly}
        spellCheck={!isCode}
        {...(isCode ? { autoCapitalize: 'off', autoCorrect: 'off', wrap: 'off' } : {})}
        {...describedBy({ id, hint, error })}
      />
    </FormField>
  );
}
