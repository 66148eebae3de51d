import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Button } from '../ui/Button.tsx';
import { Details } from '../ui/Details.tsx';
import { Cluster, Stack } from '../ui/Layout.tsx';
import { IssueEditor, placedIssues } from './IssueEditor.tsx';
import type { ChangedTerms } from './use-changed-terms.ts';

type Props = { readonly version: number; readonly terms: ChangedTerms };

/** What no form can offer: the terms as text, for a point of a curve or a rule of one's own. */
export function WhatIfTerms({ version, terms }: Props) {
  const words = useMessages(tryWords);
  const { language } = useLanguage();
  return (
    <Details summary={words.whatIf.summary}>
      <Stack>
        <IssueEditor
          id="what-if-terms"
          words={{ label: words.whatIf.label(version), hint: words.whatIf.hint, issues: words.terms.issues }}
          rows={18}
          text={terms.text}
          onChange={terms.setText}
          issues={placedIssues(terms.issues, language)}
          fine={words.terms.fine}
        />
        <Cluster>
          <Button onClick={terms.putBack}>{words.whatIf.back}</Button>
        </Cluster>
      </Stack>
    </Details>
  );
}
