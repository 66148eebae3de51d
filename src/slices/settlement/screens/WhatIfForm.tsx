import { useState } from 'react';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { Button } from '../../../web/ui/Button.tsx';
import { Cluster, Text } from '../../../web/ui/Layout.tsx';
import { SelectField } from '../../../web/ui/SelectField.tsx';
import { TextField } from '../../../web/ui/TextField.tsx';
import { type WhatIf, type WhatIfProblem, type World, findWhatIfProblem } from '../what-if.ts';
import { type Choice, type Draft, EMPTY_DRAFT, choicesFor, toChange } from './what-if-choices.ts';
import { typedNumber } from './typed-number.ts';
import { type WhatIfWords, whatIfWords } from './words-what-if.ts';
import './WhatIf.css';

type Props = {
  readonly world: World;
  readonly onTry: (change: WhatIf) => void;
  /** The question is another one now: the answer of before no longer belongs to it. */
  readonly onReset: () => void;
};

/** One question: what was otherwise? Fields that do not matter for the answer are not there. */
export function WhatIfForm({ world, onTry, onReset }: Props) {
  const words = useMessages(whatIfWords);
  const form = useDraft(world, onReset);
  const submit = () => {
    const problem = findWhatIfProblem(form.change);
    form.setProblem(problem);
    if (problem === undefined) onTry(form.change);
  };
  return (
    <form
      className="what-if"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SelectField id="what-if-kind" label={words.kind} options={kindOptions(words)} value={form.draft.kind} onChange={form.setKind} />
      {form.choices.length === 0 ? <Text tone="soft">{words.none}</Text> : <DraftFields form={form} words={words} />}
      <Cluster>
        <Button look="primary" type="submit" isDisabled={form.choices.length === 0}>
          {words.show}
        </Button>
        <Button look="subtle" onClick={form.reset}>
          {words.again}
        </Button>
      </Cluster>
    </form>
  );
}

function kindOptions(words: WhatIfWords) {
  return Object.entries(words.kinds).map(([value, label]) => ({ value, label }));
}

type Form = ReturnType<typeof useDraft>;

function useDraft(world: World, onEdit: () => void) {
  const { language } = useLanguage();
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [problem, setProblem] = useState<WhatIfProblem>();
  const choices = choicesFor(world, draft.kind, language);
  const chosen: Choice | undefined = choices.find((choice) => choice.value === draft.target) ?? choices[0];
  const value = hasDay(draft.kind) ? draft.value : typedNumber(draft.value, language);
  const change = toChange({ ...draft, value, target: chosen?.value ?? '' });
  const edit = (part: Partial<Draft>) => {
    setProblem(undefined);
    setDraft({ ...draft, ...part });
    onEdit();
  };
  const setKind = (kind: string) => edit({ kind: KINDS.find((known) => known === kind) ?? 'price', target: '', value: '' });
  return { draft, edit, setKind, choices, chosen, change, problem, setProblem, reset: () => edit(EMPTY_DRAFT) };
}

function hasDay(kind: WhatIf['kind']): boolean {
  return kind === 'claim_day' || kind === 'claim_added';
}

const KINDS = ['price', 'limit', 'claim_left_out', 'claim_verdict', 'claim_quantity', 'claim_day', 'claim_added', 'measure_value'] as const;

const TARGET: Readonly<Record<WhatIf['kind'], 'rule' | 'limit' | 'claim' | 'outcome' | 'measure'>> = {
  price: 'rule',
  limit: 'limit',
  claim_left_out: 'claim',
  claim_verdict: 'claim',
  claim_quantity: 'claim',
  claim_day: 'claim',
  claim_added: 'outcome',
  measure_value: 'measure',
};

function DraftFields({ form, words }: { readonly form: Form; readonly words: WhatIfWords }) {
  const { draft, chosen } = form;
  return (
    <>
      <SelectField
        id="what-if-target"
        label={words[TARGET[draft.kind]]}
        options={form.choices}
        value={chosen?.value ?? ''}
        onChange={(target) => form.edit({ target })}
      />
      {draft.kind === 'claim_added' && (
        <TextField
          id="what-if-subject"
          label={words.subject}
          hint={words.subjectHint}
          value={draft.subject}
          onChange={(subject) => form.edit({ subject })}
          error={errorFor(form, words, 'subject')}
          isShort
        />
      )}
      {draft.kind === 'claim_verdict' && <VerdictField form={form} words={words} />}
      <ValueField form={form} words={words} />
    </>
  );
}

function VerdictField({ form, words }: { readonly form: Form; readonly words: WhatIfWords }) {
  const options = VERDICTS.map((value) => ({ value, label: words.verdicts[value] }));
  return (
    <SelectField
      id="what-if-verdict"
      label={words.verdict}
      options={options}
      value={form.draft.verdict}
      onChange={(value) => form.edit({ verdict: VERDICTS.find((known) => known === value) ?? 'rejected' })}
      isShort
    />
  );
}

const VERDICTS = ['accepted', 'rejected', 'claimed', 'withdrawn'] as const;

const VALUE = {
  price: 'price',
  limit: 'max',
  claim_quantity: 'quantity',
  measure_value: 'value',
  claim_day: 'day',
  claim_added: 'dayAdded',
} as const;

function ValueField({ form, words }: { readonly form: Form; readonly words: WhatIfWords }) {
  const { kind, value } = form.draft;
  if (kind === 'claim_left_out' || kind === 'claim_verdict') return null;
  const isDayField = hasDay(kind);
  const now = form.chosen?.now ?? '';
  const hint = [now === '' ? '' : words.was(now), isDayField ? '' : words.numberHint].filter(Boolean).join('. ');
  const error = errorFor(form, words, kind === 'claim_added' ? 'day' : VALUE[kind]);
  return (
    <TextField
      id="what-if-value"
      label={words[VALUE[kind]]}
      hint={hint === '' ? undefined : hint}
      kind={isDayField ? 'day' : 'text'}
      value={value}
      onChange={(next) => form.edit({ value: next })}
      error={error}
      isShort
    />
  );
}

function errorFor(form: Form, words: WhatIfWords, field: string): string | undefined {
  const { problem } = form;
  return problem === undefined || problem.field !== field ? undefined : words.problems[problem.code](problem.value);
}
