import { useRef } from 'react';
import { sentenceOf } from '../../slices/contract/check-messages.ts';
import { IssueList, type PlacedIssue } from '../../slices/contract/screens/IssueList.tsx';
import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { renderFactSentence } from '../../slices/outcome/fact-messages.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { CodeEditor, type EditorHandle } from '../ui/CodeEditor.tsx';
import { Split, Stack } from '../ui/Layout.tsx';
import { Page } from '../ui/Page.tsx';
import type { Trial } from './trial.ts';
import { TryResult } from './TryResult.tsx';
import { TrySave } from './TrySave.tsx';
import { TryStart } from './TryStart.tsx';
import { useTrial } from './use-trial.ts';
import { useTryText } from './use-try-text.ts';

/** Write a contract and see while you type what it says and what it pays. */
export default function TryPage() {
  const words = useMessages(tryWords);
  const { language } = useLanguage();
  const { text, edit, isUntouched } = useTryText(language);
  const trial = useTrial(text);
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      <TryStart text={text} isUntouched={isUntouched} onChoose={edit} />
      <Split>
        <Stack gap="large">
          <TermsEditor text={text.terms} onChange={(terms) => edit({ terms })} trial={trial} />
          <FactsEditor text={text.facts} onChange={(facts) => edit({ facts })} trial={trial} />
        </Stack>
        <TryResult trial={trial} />
      </Split>
      <TrySave source={text.terms} trial={trial} />
    </Page>
  );
}

type EditorProps = { readonly text: string; readonly onChange: (text: string) => void; readonly trial: Trial };

function TermsEditor({ text, onChange, trial }: EditorProps) {
  const words = useMessages(tryWords).terms;
  const { language } = useLanguage();
  const issues = trial.issues.map((issue): PlacedIssue => ({ severity: issue.severity, line: issue.line, column: issue.column, text: sentenceOf(issue, language) }));
  return <Editor id="try-terms" words={words} rows={26} text={text} onChange={onChange} issues={issues} fine={words.fine} />;
}

/** In a file of rows the row is the line of the editor, as long as no cell has a line break in it. */
function FactsEditor({ text, onChange, trial }: EditorProps) {
  const words = useMessages(tryWords).facts;
  const { language } = useLanguage();
  const issues = trial.factIssues.map((issue): PlacedIssue => ({ severity: issue.severity, line: issue.line, column: issue.row === undefined ? issue.column : 1, isRow: issue.row !== undefined, text: renderFactSentence(issue, language) }));
  return <Editor id="try-facts" words={words} rows={12} text={text} onChange={onChange} issues={issues} fine={trial.sheet === undefined ? words.waiting : words.fine} />;
}

type Words = { readonly label: string; readonly hint: string; readonly issues: string };
type FieldProps = Omit<EditorProps, 'trial'> & { readonly id: string; readonly words: Words; readonly rows: number; readonly issues: readonly PlacedIssue[]; readonly fine: string };

function Editor({ id, words, rows, text, onChange, issues, fine }: FieldProps) {
  const handle = useRef<EditorHandle>(null);
  const marks = issues.map((issue) => ({ line: issue.line, column: issue.column, tone: issue.severity === 'error' ? 'wrong' as const : 'attention' as const }));
  return (
    <Stack gap="small">
      <CodeEditor id={id} label={words.label} hint={words.hint} rows={rows} value={text} onChange={onChange} marks={marks} handle={handle} />
      <IssueList label={words.issues} issues={issues} fine={fine} onGo={(issue) => handle.current?.goTo(issue)} />
    </Stack>
  );
}
