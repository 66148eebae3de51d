import { describeSheet } from '../../engine/describe.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { sentenceOf } from '../../slices/contract/check-messages.ts';
import { CurveList } from '../../slices/contract/screens/CurveList.tsx';
import { curvePictures } from '../../slices/contract/screens/curve-pictures.ts';
import { TermSentences } from '../../slices/contract/screens/TermSentences.tsx';
import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Stack } from '../ui/Layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { useAsking } from './ExplainPanel.tsx';
import type { Trial } from './trial.ts';
import { TryExplained, TryStatement, TryTotal } from './TryStatement.tsx';
import './Try.css';

/**
 * What the terms pay with the sample facts and what they say; while they are wrong, what to do. `waitsFor`: what is wrong with the terms
 * of now, when `trial` is the answer of a moment before.
 */
export function TryResult({ trial, waitsFor }: { readonly trial: Trial; readonly waitsFor?: Trial['issues'] | undefined }) {
  const words = useMessages(tryWords);
  const { sheet, result } = trial;
  const state = useAsking();
  if (sheet === undefined) return <EmptyState stage="germ" text={words.result.wait} hint={words.result.waitHint} />;
  const curves = curvePictures(sheet).length;
  return (
    <Stack>
      {waitsFor && <Waiting issues={waitsFor} />}
      <div className={waitsFor ? 'try-result try-result--before' : 'try-result'}>
        {result && <TryTotal result={result} asking={state.asking} />}
        <Tabs
          label={words.result.views}
          tabs={[
            {
              id: 'pays',
              title: words.result.title,
              content: result ? <TryStatement result={result} asking={state.asking} /> : <Notice kind="warning">{words.result.tooLarge}</Notice>,
            },
            { id: 'says', title: words.sentences.title, content: <Said sheet={sheet} /> },
            ...(curves === 0 ? [] : [{ id: 'curves', title: words.curves.title, content: <CurveList sheet={sheet} /> }]),
          ]}
        />
      </div>
      {result && <TryExplained result={result} state={state} />}
    </Stack>
  );
}

/** The first thing that is wrong, said where somebody looks; the answer below is of a moment before. */
function Waiting({ issues }: { readonly issues: Trial['issues'] }) {
  const words = useMessages(tryWords);
  const { language } = useLanguage();
  const [first] = issues.filter((issue) => issue.severity === 'error');
  return (
    <Notice kind="warning" isAnnounced title={words.result.before}>
      {first !== undefined && (
        <>
          {words.issues.place(first.line, first.column)}: {sentenceOf(first, language)}
        </>
      )}
    </Notice>
  );
}

function Said({ sheet }: { readonly sheet: TermSheet }) {
  const { language } = useLanguage();
  return <TermSentences descriptions={describeSheet(sheet, language)} />;
}
