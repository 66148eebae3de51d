import { useState } from 'react';
import { useLanguage, useMessages } from '../language.tsx';
import { describedBy, FormField, type FieldProps } from './FormField.tsx';
import { uiMessages } from './messages.ts';
import { dayAsTyped, typedDay } from './typed-day.ts';

type Props = FieldProps & {
  readonly name?: string | undefined;
  /** A day as 2026-11-23, or nothing. */
  readonly value?: string | undefined;
  readonly defaultValue?: string | undefined;
  /** Hears a whole day, or nothing when the field was emptied: never half of what somebody is still typing. */
  readonly onChange?: ((day: string) => void) | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
};

/** A day is typed, day first: the browser's own field speaks the browser's language instead of that of the page. */
export function DayField({ id, label, hint, error, isOptional, name, value, defaultValue, onChange, isDisabled, isReadOnly }: Props) {
  const words = useMessages(uiMessages).day;
  const { language } = useLanguage();
  const [draft, setDraft] = useState<string>();
  const [chosen, setChosen] = useState(defaultValue ?? '');
  const typed = draft === undefined ? undefined : typedDay(draft);
  const [isLeft, setIsLeft] = useState(true);
  const own = typed?.kind === 'wrong' && isLeft ? words.wrong[typed.why](draft ?? '') : undefined;
  const shownError = error ?? own;
  const shownHint = (
    <>
      {hint} {words.hint}
    </>
  );
  const edit = (text: string) => {
    setDraft(text);
    setIsLeft(false);
    const read = typedDay(text);
    if (read.kind === 'wrong') return;
    const day = read.kind === 'day' ? read.day : '';
    setChosen(day);
    onChange?.(day);
  };
  const leave = () => {
    setIsLeft(true);
    if (typed?.kind !== 'wrong') setDraft(undefined);
  };
  return (
    <FormField {...{ id, label }} hint={shownHint} error={shownError} isOptional={isOptional ?? false}>
      <input
        id={id}
        name={name ?? id}
        type="text"
        className="control control--short"
        value={draft ?? dayAsTyped(value ?? chosen, language)}
        onChange={(event) => edit(event.currentTarget.value)}
        onBlur={leave}
        disabled={isDisabled}
        readOnly={isReadOnly}
        autoComplete="off"
        {...describedBy({ id, hint: shownHint, error: shownError })}
      />
    </FormField>
  );
}
