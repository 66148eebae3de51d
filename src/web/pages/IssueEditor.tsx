import { useRef } from 'react';
import { sentenceOf } from '../../slices/contract/check-messages.ts';
import { IssueList, type PlacedIssue } from '../../slices/contract/screens/IssueList.tsx';
import type { Issue } from '../../slices/contract/term-sheet.ts';
import type { Language } from '../language.tsx';
import { CodeEditor, type EditorHandle } from '../ui/CodeEditor.tsx';
import { Stack } from '../ui/Layout.tsx';

type Words = { readonly label: string; readonly hint: string; readonly issues: string };

type Props = {
  readonly id: string;
  readonly words: Words;
  readonly rows: number;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly issues: readonly PlacedIssue[];
  /** Said when nothing is wrong. */
  readonly fine: string;
};

/** A text and what is wrong in it: a message brings you to its line. */
export function IssueEditor({ id, words, rows, text, onChange, issues, fine }: Props) {
  const handle = useRef<EditorHandle>(null);
  const marks = issues.map((issue) => ({
    line: issue.line,
    column: issue.column,
    tone: issue.severity === 'error' ? ('wrong' as const) : ('attention' as const),
  }));
  return (
    <Stack gap="small">
      <CodeEditor id={id} label={words.label} hint={words.hint} rows={rows} value={text} onChange={onChange} marks={marks} handle={handle} />
      <IssueList label={words.issues} issues={issues} fine={fine} onGo={(issue) => handle.current?.goTo(issue)} />
    </Stack>
  );
}

/** Messages about a term sheet in the reader's language. */
export function placedIssues(issues: readonly Issue[], language: Language): readonly PlacedIssue[] {
  return issues.map((issue) => ({ severity: issue.severity, line: issue.line, column: issue.column, text: sentenceOf(issue, language) }));
}
