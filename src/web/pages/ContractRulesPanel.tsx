import { useState } from 'react';
import type { Version } from '../../slices/contract/screens/VersionTable.tsx';
import { termsWords } from '../../slices/contract/screens/words-terms.ts';
import { useMessages } from '../language.tsx';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { SourceView } from '../ui/SourceView.tsx';

/** The rules as sentences, with the source beside them for who wants to compare. */
export default function ContractRulesPanel({ version }: { readonly version: Version }) {
  const words = useMessages(termsWords).rules;
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title={words.title} lead={words.lead} actions={<Button ariaExpanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? words.hideSource : words.showSource}</Button>}>
      {isOpen && <SourceView title={words.source(version.version)} text={version.source} />}
    </Panel>
  );
}
