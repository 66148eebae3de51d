import { useEffect, useRef } from 'react';
import type { ChangeSummary } from '../../slices/outcome/fact-changes-summary.ts';
import type { Recorded } from '../../slices/outcome/outcome-shapes.ts';
import { Effects, type ChangeSpeech } from '../../slices/outcome/screens/ChangeList.tsx';
import { factWords } from '../../slices/outcome/screens/words.ts';
import { statementAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import { moneyText, numberText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { Button } from '../ui/Button.tsx';
import { Cluster, Stack, Text } from '../ui/Layout.tsx';
import { Link } from '../ui/Link.tsx';
import { Notice } from '../ui/Notice.tsx';

/** What was kept, with what was said of it before. */
export type Kept = { readonly recorded: Recorded; readonly changes: ChangeSummary };
type Props = { readonly slug: string; readonly kept: Kept; readonly speech: ChangeSpeech; readonly onMore: () => void };

/** What was kept, what that changes, and what happens next. Comes into view by itself: the button that was pressed is gone. */
export function FactsDone({ slug, kept, speech, onMore }: Props) {
  const words = useMessages(factWords).done;
  const { language } = useLanguage();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus();
  }, []);
  const { added, changed, known, reported } = kept.recorded;
  const told = (say: (count: number, text: string) => string, count: number) => count > 0 && <Text>{say(count, numberText(count, language))}</Text>;
  return (
    <div ref={top} tabIndex={-1}>
      <Notice
        kind="success"
        title={words.title(added + changed, numberText(added + changed, language))}
        isAnnounced
        action={
          <Cluster>
            <Link to={`/contracten/${slug}/afrekening`} look="primary">
              {words.settle}
            </Link>
            <Button onClick={onMore}>{words.more}</Button>
          </Cluster>
        }
      >
        <Stack gap="small">
          {told(words.changed, changed)}
          {told(words.known, known)}
          {told(words.reported, reported)}
          {told(words.late, kept.changes.counts.late)}
          {told(words.refused, kept.changes.counts.refused)}
          {added + changed > 0 && <Effects changes={kept.changes} speech={speech} />}
          <NowDue slug={slug} />
        </Stack>
      </Notice>
    </div>
  );
}

function NowDue({ slug }: { readonly slug: string }) {
  const words = useMessages(factWords).done;
  const { language } = useLanguage();
  const statement = useRead(`/api/contracts/${slug}/statement`, statementAnswerSchema).data?.statement;
  if (statement === undefined) return null;
  const { due } = statement.totals;
  if (due === 0) return <Text>{words.nothingDue}</Text>;
  return <Text>{(due > 0 ? words.due : words.back)(moneyText(due, statement.currency, language))}</Text>;
}
