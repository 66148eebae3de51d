import { noteSentences } from '../../engine/messages-capital-notes.ts';
import { cents } from '../../engine/money.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { FlowShares } from '../../slices/settlement/screens/FlowShares.tsx';
import { InvestorPayments } from '../../slices/settlement/screens/InvestorPayments.tsx';
import { InvestorReturns } from '../../slices/settlement/screens/InvestorReturns.tsx';
import { OwedBesideList } from '../../slices/settlement/screens/OwedBesideList.tsx';
import { WithoutBetween } from '../../slices/settlement/screens/WithoutBetween.tsx';
import type { Asked, Asking } from '../../slices/settlement/screens/asked.ts';
import { messageOf, messageText } from '../../slices/settlement/screens/flow-figures.ts';
import { type AskFlow, askBar, askFlow } from '../../slices/settlement/screens/flow-origin.ts';
import { type FlowNames, flowsOf, placesOf } from '../../slices/settlement/screens/flow-places.ts';
import { namesOf } from '../../slices/settlement/screens/names.ts';
import { type FlowWords, flowWords } from '../../slices/settlement/screens/words-flow.ts';
import { type FlowAnswer, flowAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import { dayText, moneyText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FlowChart } from '../ui/FlowChart.tsx';
import type { FlowAsking as FlowPictureAsking, PicturePart } from '../ui/FlowAmount.tsx';
import { Stack, Text } from '../ui/Layout.tsx';
import { Link } from '../ui/Link.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AsOfBar } from './AsOfBar.tsx';
import { lastVersion, useContract } from './contract-context.ts';
import { ExplainPanel, useAsking } from './ExplainPanel.tsx';
import { MoneyStrip } from './MoneyStrip.tsx';
import { QueryProblem } from './QueryProblem.tsx';
import { type AsOf, useAsOf, useSettlement } from './settlement-context.ts';

/** Where did the euro go (the "kaasmeter"): one message, its picture, the same figures, and what investors got back. */
export default function FlowPage() {
  const { slug, contract } = useContract();
  const asOf = useAsOf();
  const answer = useRead(`/api/contracts/${slug}/flow?asOf=${asOf.day}`, flowAnswerSchema);
  if (answer.error) return <QueryProblem error={answer.error} onRetry={() => void answer.refetch()} />;
  if (contract === undefined || answer.data === undefined) return <Skeleton rows={6} />;
  return <Flows contract={contract} answer={answer.data} asOf={asOf} />;
}

type Props = { readonly contract: ContractView; readonly answer: FlowAnswer; readonly asOf: AsOf };

function Flows({ contract, answer, asOf }: Props) {
  const words = useMessages(flowWords);
  const { language } = useLanguage();
  const { flow, waterfall } = answer;
  const state = useAsking();
  const hasCapital = waterfall !== null && waterfall.overall.putIn !== 0;
  const sheet = lastVersion(contract)?.sheet;
  const isRunning = sheet?.capital !== undefined && asOf.day < sheet.capital.maturity;
  const about: FlowNames = { names: namesOf(contract, language), sheet, isCapitalUnknown: waterfall !== null && !hasCapital, isRunning };
  const asking: FlowAsking = { about, asking: state.asking, ask: askFlowOf(answer, { about, words, asOf: asOf.day }) };
  return (
    <Stack gap="large">
      <AsOfBar asOf={asOf} canAct={false} shown={answer.asOf} />
      <MoneyStrip />
      {flow.links.length === 0 ? <Nothing slug={contract.slug} /> : <Picture contract={contract} answer={answer} {...asking} />}
      {flow.publicCents !== 0 && <Shares contract={contract} flow={flow} {...asking} />}
      {hasCapital && (
        <Panel title={words.returns.title} lead={words.returns.lead}>
          <InvestorReturns waterfall={waterfall} currency={flow.currency} asOf={asOf.day} asking={state.asking} {...about} />
          <InvestorPayments waterfall={waterfall} currency={flow.currency} today={asOf.today} {...about} />
          {sheet !== undefined && noteSentences(sheet, waterfall.notes, language).map((text) => <Text key={text}>{text}</Text>)}
          {waterfall.receiptDays !== 'none' && <Text tone="small">{words.returns.days[waterfall.receiptDays]}</Text>}
        </Panel>
      )}
      {waterfall !== null && <OwedBesideList owed={waterfall.owed} names={about.names} sheet={sheet} currency={flow.currency} />}
      <ExplainPanel slug={contract.slug} state={state} />
    </Stack>
  );
}

/** Names of places, and how an amount in them explains itself. */
type FlowAsking = { readonly about: FlowNames; readonly asking: Asking; readonly ask: AskFlow };

type AskAbout = { readonly about: FlowNames; readonly words: FlowWords; readonly asOf: string };

function askFlowOf({ flow }: FlowAnswer, { about, words, asOf }: AskAbout): AskFlow {
  const places = placesOf(flow.nodes, about);
  const nameOf = (id: string): string => places.find((place) => place.id === id)?.label ?? id;
  const isPayer = (id: string): boolean => flow.nodes.some((node) => node.id === id && node.kind === 'payer');
  return { flow, nameOf, asOf, about: (id) => (isPayer(id) ? words.origin.ofPayer : '') };
}

function Nothing({ slug }: { readonly slug: string }) {
  const words = useMessages(flowWords);
  return (
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
  );
}

type PictureProps = Pick<Props, 'contract' | 'answer'> & FlowAsking;

function Picture({ contract, answer, about, ask, asking }: PictureProps) {
  const words = useMessages(flowWords);
  const { language } = useLanguage();
  const { flow } = answer;
  const places = placesOf(flow.nodes, about);
  const message = messageOf(flow);
  const where = places.find((place) => place.id === message?.node)?.label ?? '';
  const until = lastDay(answer);
  return (
    <Panel title={words.title} lead={until === undefined || until <= answer.asOf ? words.lead : words.leadUntil(dayText(until, language))}>
      <FlowChart
        title={message === undefined ? words.noPublic : messageText(message, flow, { language, where })}
        currency={flow.currency}
        places={places}
        flows={flowsOf(flow.links)}
        asking={pictureAsking(ask, asking)}
        fileName={`${contract.slug}-geldstroom`}
      />
      {message?.kind === 'provider' && <Text tone="soft">{words.unknownUse}</Text>}
      {about.isCapitalUnknown && <Text tone="soft">{words.unknownCapital}</Text>}
    </Panel>
  );
}

/** The picture shows all money, of whomever it was; so that is what its amounts explain. */
function pictureAsking(look: AskFlow, asking: Asking): FlowPictureAsking {
  const askedOf = (part: PicturePart): Asked => {
    const all: AskFlow = { ...look, of: 'all' };
    const amount = cents(part.amountCents);
    return 'place' in part ? askBar(all, part.place, amount) : askFlow(all, part, amount);
  };
  return { ask: (part) => asking.ask(askedOf(part)), isOpen: (part) => asking.openId === askedOf(part).id };
}

type SharesProps = Pick<Props, 'contract'> & FlowAsking & { readonly flow: FlowAnswer['flow'] };

/** Where it stays, and what of it a direct contract would not have had; not said when that cannot be known. */
function Shares({ contract, flow, about, ask, asking }: SharesProps) {
  const words = useMessages(flowWords);
  return (
    <>
      <Panel title={words.table.title}>
        {about.sheet?.capital !== undefined && <Given publicCents={flow.publicCents} currency={flow.currency} />}
        <FlowShares flow={flow} ask={ask} fileName={`${contract.slug}-bestemming`} asking={asking} />
      </Panel>
      {!about.isCapitalUnknown && (
        <Panel title={words.direct.title}>
          <WithoutBetween flow={flow} sheet={about.sheet} ask={ask} asking={asking} />
        </Panel>
      )}
    </>
  );
}

/** Between what the settlement says that payers pay and what the picture says that they gave: the part that goes back to them. */
function Given({ publicCents, currency }: { readonly publicCents: number; readonly currency: string }) {
  const words = useMessages(flowWords).table;
  const { language } = useLanguage();
  const computed = useSettlement().view?.statement.totals.computed ?? publicCents;
  if (computed <= publicCents) return null;
  const [all, back, given] = [computed, computed - publicCents, publicCents].map((amount) => moneyText(amount, currency, language));
  return <Text>{words.given(all ?? '', back ?? '', given ?? '')}</Text>;
}

/** The last day of payment that the waterfall looks ahead to. */
function lastDay(answer: FlowAnswer): string | undefined {
  const until = answer.waterfall?.['asOf'];
  return typeof until === 'string' ? until : undefined;
}
