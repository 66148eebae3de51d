import { Outlet, useLocation } from '@tanstack/react-router';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { contractWords, stateOf, textIn } from '../../slices/contract/screens/words.ts';
import { ApiError } from '../api.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Breadcrumb } from '../ui/Breadcrumb.tsx';
import { Link } from '../ui/Link.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeleton.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { TabNav } from '../ui/TabNav.tsx';
import { PANEL_PATHS, contractPageWords, openPanel } from './contract-words.ts';
import { useContract } from './contract-context.ts';
import { QueryProblem } from './QueryProblem.tsx';
import { todayHere } from './today.ts';

/** The frame of one contract: what it is, where it stands, and the parts that this role sees. */
export default function ContractPage() {
  const { answer, contract } = useContract();
  if (answer.error) return <ContractProblem error={answer.error} onRetry={() => void answer.refetch()} />;
  return contract === undefined ? <PageSkeleton /> : <ContractFrame contract={contract} />;
}

/** A contract that is not there is no failure to try again: the way on is the list. */
function ContractProblem({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const words = useMessages(contractPageWords);
  const isUnknown = error instanceof ApiError && error.status === 404;
  const above = <Breadcrumb steps={[{ to: '/contracten', text: words.contracts }]} />;
  if (!isUnknown)
    return (
      <Page title={words.broken} above={above}>
        <QueryProblem error={error} onRetry={onRetry} />
      </Page>
    );
  return (
    <Page title={words.unknown} lead={words.unknownText} above={above}>
      <p>
        <Link to="/contracten" look="primary">
          {words.all}
        </Link>
      </p>
    </Page>
  );
}

function ContractFrame({ contract }: { readonly contract: ContractView }) {
  const { language } = useLanguage();
  const words = useMessages(contractPageWords);
  const stateWords = useMessages(contractWords);
  const state = stateOf({ state: contract.state, from: contract.period.from, to: contract.period.to }, todayHere());
  const panel = openPanel(contract.panels, useLocation({ select: (location) => location.pathname }));
  const isFirst = panel !== undefined && PANEL_PATHS[panel] === '';
  const tabs = contract.panels.map((panel) => ({
    to: `/contracten/${contract.slug}${PANEL_PATHS[panel]}`,
    text: words.panels[panel],
    isExact: PANEL_PATHS[panel] === '',
  }));
  return (
    <Page
      title={textIn(contract.title, language)}
      part={panel === undefined || isFirst ? undefined : words.panels[panel]}
      lead={isFirst ? <Promised contract={contract} /> : undefined}
      width="wide"
      above={<Breadcrumb steps={[{ to: '/contracten', text: words.contracts }]} />}
      state={<StateBadge tone={state.tone}>{`${stateWords.states[state.word]} · ${stateWords.forms[contract.form]}`}</StateBadge>}
    >
      {tabs.length > 1 && <TabNav label={words.tabs} items={tabs} />}
      {panel === undefined ? <NotYours slug={contract.slug} /> : <Outlet />}
    </Page>
  );
}

/** What was promised, in one breath; as long as nobody wrote that down, between whom it is. */
function Promised({ contract }: { readonly contract: ContractView }) {
  const { language } = useLanguage();
  const words = useMessages(contractPageWords);
  return contract.promise === null ? words.between(namesOf(contract, words.and)) : textIn(contract.promise, language);
}

function NotYours({ slug }: { readonly slug: string }) {
  const words = useMessages(contractPageWords);
  return (
    <Notice kind="info" action={<Link to={`/contracten/${slug}`}>{words.yours}</Link>}>
      {words.notYours}
    </Notice>
  );
}

function namesOf(contract: ContractView, and: string): string {
  const names = [...new Set(contract.parties.map((party) => party.name))];
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1) ?? ''}`;
}
