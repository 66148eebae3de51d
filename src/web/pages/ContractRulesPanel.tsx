import { useMemo, useState } from 'react';
import { describeSheet } from '../../engine/describe.ts';
import { sourceLines } from '../../slices/contract/screens/source-lines.ts';
import { TermSentences } from '../../slices/contract/screens/TermSentences.tsx';
import type { Version } from '../../slices/contract/screens/VersionTable.tsx';
import { termsWords } from '../../slices/contract/screens/words-terms.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Button } from '../ui/Button.tsx';
import { Split } from '../ui/Layout.tsx';
import { Panel } from '../ui/Panel.tsx';
import { type LineRange, SourceView } from '../ui/SourceView.tsx';
import './ContractRulesPanel.css';

type Props = { readonly version: Version };

/** The rules as sentences, with the source beside them for who wants to compare: a sentence points at its lines. */
export default function ContractRulesPanel({ version }: Props) {
  const words = useMessages(termsWords).rules;
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState<LineRange>();
  const point = (lines: LineRange) => {
    setOpen(true);
    setMarked(lines);
  };
  const sentences = <Sentences version={version} marked={isOpen ? marked : undefined} onPoint={point} />;
  return (
    <Panel
      title={words.title}
      lead={words.lead}
      actions={
        <Button ariaExpanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? words.hideSource : words.showSource}
        </Button>
      }
    >
      {isOpen ? (
        <Split>
          {sentences}
          <div className="contract-source">
            <SourceView title={words.source(version.version)} text={version.source} marked={marked} />
          </div>
        </Split>
      ) : (
        sentences
      )}
    </Panel>
  );
}

type SentenceProps = Props & { readonly marked: LineRange | undefined; readonly onPoint: (lines: LineRange) => void };

function Sentences({ version, marked, onPoint }: SentenceProps) {
  const { language } = useLanguage();
  const descriptions = useMemo(() => describeSheet(version.sheet, language), [version, language]);
  const linesOf = useMemo(() => sourceLines(version.sheet, version.source), [version]);
  return <TermSentences descriptions={descriptions} without={['about', 'outcomes']} linesOf={linesOf} onPoint={onPoint} marked={marked} />;
}
