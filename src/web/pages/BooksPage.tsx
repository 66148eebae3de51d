import { booksAnswerSchema } from '../../slices/settlement/books-shape.ts';
import { namesOf } from '../../slices/settlement/screens/names.ts';
import { TransferList } from '../../slices/settlement/screens/TransferList.tsx';
import { TrialBalance } from '../../slices/settlement/screens/TrialBalance.tsx';
import { booksWords } from '../../slices/settlement/screens/words-books.ts';
import { dayText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Cluster, Stack } from '../ui/Layout.tsx';
import { Link } from '../ui/Link.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AsOfBar } from './AsOfBar.tsx';
import { useContract } from './contract-context.ts';
import { ExplainPanel, useAsking } from './ExplainPanel.tsx';
import { QueryProblem } from './QueryProblem.tsx';
import { MoneyStrip } from './MoneyStrip.tsx';
import { useAsOf } from './settlement-context.ts';

const FORMATS = ['hledger', 'beancount', 'csv', 'json'] as const;

/** The books of a contract: balances as of a day, the transfers, and files to take along. */
export default function BooksPage() {
  const { slug, contract } = useContract();
  const { language } = useLanguage();
  const words = useMessages(booksWords);
  const asOf = useAsOf();
  const state = useAsking();
  const answer = useRead(`/api/contracts/${slug}/books?asOf=${asOf.day}`, booksAnswerSchema);
  if (answer.error) return <QueryProblem error={answer.error} onRetry={() => void answer.refetch()} />;
  if (contract === undefined || answer.data === undefined) return <Skeleton rows={6} />;
  const common = { currency: contract.currency, names: namesOf(contract, language) };
  // Accounts exist from the first booking on, and the list holds every day: what was booked later is not shown here.
  const hasAny = answer.data.trial.some((row) => row.debitCents !== 0 || row.creditCents !== 0);
  const books = { ...answer.data, transfers: answer.data.transfers.filter((transfer) => transfer.effectiveDay <= asOf.day) };
  return (
    <Stack gap="large">
      <AsOfBar asOf={asOf} canAct={false} />
      <MoneyStrip />
      {!hasAny && (
        <EmptyState
          text={words.empty}
          hint={words.emptyHint}
          stage="seed"
          action={
            <Link to={`/contracten/${slug}/afrekening`} look="primary">
              {words.emptyWay}
            </Link>
          }
        />
      )}
      {hasAny && (
        <Panel title={words.trial.title} lead={words.trial.lead(dayText(asOf.day, language))}>
          <TrialBalance rows={answer.data.trial} transfers={books.transfers} asking={state.asking} {...common} />
        </Panel>
      )}
      {hasAny && (
        <Panel title={words.entries.title}>
          <TransferList books={books} asking={state.asking} {...common} />
        </Panel>
      )}
      <ExplainPanel slug={slug} state={state} />
      {hasAny && (
        <div className="screen-only">
          <Panel title={words.exports.title} lead={words.exports.lead}>
            <Exports slug={slug} asOf={asOf.day} />
          </Panel>
        </div>
      )}
    </Stack>
  );
}

function Exports({ slug, asOf }: { readonly slug: string; readonly asOf: string }) {
  const words = useMessages(booksWords).exports;
  const { language } = useLanguage();
  return (
    <Cluster>
      {FORMATS.map((format) => (
        <Link
          key={format}
          to={`/api/contracts/${slug}/books/export?format=${format}&language=${language}&notation=${language}&asOf=${asOf}`}
          download=""
          look="secondary"
        >
          {words.formats[format]}
        </Link>
      ))}
    </Cluster>
  );
}
