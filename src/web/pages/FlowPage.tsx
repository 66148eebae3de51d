import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { type Naming, betweenShare, flowsOf, placesOf, workShare } from '../../slices/settlement/screens/flow-places.ts';
import { InvestorTable } from '../../slices/settlement/screens/InvestorTable.tsx';
import { namesOf } from '../../slices/settlement/screens/names.ts';
import { ShareTable } from '../../slices/settlement/screens/ShareTable.tsx';
import { flowWords } from '../../slices/settlement/screens/words-flow.ts';
import { type FlowAnswer, flowAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import { moneyText, numberText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FlowChart } from '../ui/FlowChart.tsx';
import { Stack, Text } from '../ui/Layout.tsx';
import { Link } from '../ui/Link.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AsOfBar } from './AsOfBar.tsx';
import { lastVersion, useContract } from './contract-context.ts';
import { QueryProblem } from './QueryProblem.tsx';
import { useAsOf } from './settlement-context.ts';

/** Where did the euro go: the picture, the same figures by destination, and for a bond what investors get back. */
export default function FlowPage() {
  const { slug, contract } = useContract();
  const asOf = useAsOf();
  const answer = useRead(`/api/contracts/${slug}/flow?asOf=${asOf.day}`, flowAnswerSchema);
  if (answer.error) return <QueryProblem error={answer.error} onRetry={() => void answer.refetch()} />;
  if (contract === undefined || answer.data === undefined) return <Skeleton rows={6} />;
  return (
    <Stack gap="large">
      <AsOfBar asOf={asOf} canAct={false} />
      {answer.data.flow.publicCents === 0 ? <Nothing slug={slug} /> : <Flows contract={contract} answer={answer.data} />}
    </Stack>
  );
}

function Nothing({ slug }: { readonly slug: string }) {
  const words = useMessages(flowWords);
  return <EmptyState text={words.nothing} hint={words.nothingHint} stage="seed" action={<Link to={`/contracten/${slug}/afrekening`} look="primary">{words.toSettlement}</Link>} />;
}

function Flows({ contract, answer }: { readonly contract: ContractView; readonly answer: FlowAnswer }) {
  const words = useMessages(flowWords);
  const { language } = useLanguage();
  const naming: Naming = { names: namesOf(contract, language), words, sheet: lastVersion(contract)?.sheet };
  const { currency } = answer.flow;
  return (
    <>
      <Panel title={words.title}>
        <FlowChart title={words.message(numberText(workShare(answer).ofEuro, language))} currency={currency} places={placesOf(answer, naming)} flows={flowsOf(answer)} fileName={`${contract.slug}-geldstroom`} />
      </Panel>
      <Panel title={words.shares.title}><ShareTable answer={answer} naming={naming} /></Panel>
      <Panel title={words.between.title}><Between answer={answer} currency={currency} /></Panel>
      {answer.waterfall !== null && <Panel title={words.investors.title}><InvestorTable waterfall={answer.waterfall} currency={currency} naming={naming} /></Panel>}
    </>
  );
}

/** What a direct contract does not have, from the figures above; and what these figures do not say. */
function Between({ answer, currency }: { readonly answer: FlowAnswer; readonly currency: string }) {
  const words = useMessages(flowWords).between;
  const { language } = useLanguage();
  const between = betweenShare(answer);
  if (between.kinds.length === 0) return <Text>{words.none}</Text>;
  return (
    <Stack>
      <Text>{words.both(between.kinds.map((kind) => words[kind]).join(words.and), moneyText(between.cents, currency, language))}</Text>
      <Text tone="soft">{words.honest}</Text>
    </Stack>
  );
}
