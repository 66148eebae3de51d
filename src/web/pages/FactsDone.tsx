import { statementAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import type { Recorded } from '../../slices/outcome/outcome-shapes.ts';
import { factWords } from '../../slices/outcome/screens/words.ts';
import { moneyText, numberText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { Button } from '../ui/Button.tsx';
import { Cluster, Stack, Text } from '../ui/Layout.tsx';
import { Link } from '../ui/Link.tsx';
import { Notice } from '../ui/Notice.tsx';

type Props = { readonly slug: string; readonly recorded: Recorded; readonly onMore: () => void };

/** What was kept, and what happens next. */
export function FactsDone({ slug, recorded, onMore }: Props) {
  const words = useMessages(factWords).done;
  const { language } = useLanguage();
  return (
    <Notice
      kind="success"
      title={words.title(recorded.added, numberText(recorded.added, language))}
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
        {recorded.known > 0 && <Text>{words.known(recorded.known, numberText(recorded.known, language))}</Text>}
        <NowDue slug={slug} />
      </Stack>
    </Notice>
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
