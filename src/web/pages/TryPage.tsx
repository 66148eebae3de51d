import type { PlacedIssue } from '../../slices/contract/screens/IssueList.tsx';
import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { renderFactSentence } from '../../slices/outcome/fact-messages.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Split, Stack } from '../ui/Layout.tsx';
import { Page } from '../ui/Page.tsx';
import { IssueEditor, placedIssues } from './IssueEditor.tsx';
import type { Trial } from './trial.ts';
import { TryResult } from './TryResult.tsx';
import { TrySave } from './TrySave.tsx';
import { TryStart } from './TryStart.tsx';
import { useLastGood, useTrial } from './use-trial.ts';
import { useTryText } from './use-try-text.ts';

/** Write a contract and see while you type what it says and what it pays. */
export default function TryPage() {
  const words = useMessages(tryWords);
  const { language } = useLanguage();
  const { text, edit, isUntouched } = useTryText(language);
  const trial = useTrial(text);
  const shown = useLastGood(trial);
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      <TryStart text={text} isUntouched={isUntouched} onChoose={edit} />
      <Split>
        <Stack gap="large">
          <TermsEditor text={text.terms} onChange={(terms) => edit({ terms })} trial={trial} />
          <FactsEditor text={text.facts} onChange={(facts) => edit({ facts })} trial={trial} />
        </Stack>
        <TryResult trial={shown} waitsFor={shown === trial ? undefined : trial.issues} />
      </Split>
      <TrySave source={text.terms} trial={trial} />
    </Page>
  );
}

type EditorProps = { readonly text: string; readonly onChange: (text: string) => void; readonly trial: Trial };

function TermsEditor({ text, onChange, trial }: EditorProps) {
  const words = useMessages(tryWords).terms;
  const { language } = useLanguage();
  // Who has not begun yet has made no mistake.
  const isEmpty = text.trim() === '';
  return (
    <IssueEditor
      id="try-terms"
      words={words}
      rows={26}
      text={text}
      onChange={onChange}
      issues={isEmpty ? [] : placedIssues(trial.issues, language)}
      fine={isEmpty ? words.empty : words.fine}
    />
  );
}

/** In a file of rows the row is the line of the editor, as long as no cell has a line break in it. */
function FactsEditor({ text, onChange, trial }: EditorProps) {
  const words = useMessages(tryWords).facts;
  const { language } = useLanguage();
  const issues = trial.factIssues.map((issue): PlacedIssue => ({
    severity: issue.severity,
    line: issue.line,
    column: issue.row === undefined ? issue.column : 1,
    isRow: issue.row !== undefined,
    text: renderFactSentence(issue, language),
  }));
  return (
    <IssueEditor
      id="try-facts"
      words={words}
      rows={12}
      text={text}
      onChange={onChange}
      issues={issues}
      fine={trial.sheet === undefined ? words.waiting : words.fine}
    />
  );
}
