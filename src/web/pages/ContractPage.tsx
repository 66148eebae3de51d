import { Outlet } from '@tanstack/react-router';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { contractWords, stateOf, textIn } from '../../slices/contract/screens/words.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Breadcrumb } from '../ui/Breadcrumb.tsx';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeleton.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { TabNav } from '../ui/TabNav.tsx';
import { PANEL_PATHS, contractPageWords } from './contract-words.ts';
import { useContract } from './contract-context.ts';
import { QueryProblem } from './QueryProblem.tsx';
import { todayHere } from './today.ts';

/** The frame of one contract: what it is, where it stands, and the parts that this role sees. */
export default function ContractPage() {
  const { answer, contract } = useContract();
  const words = useMessages(contractPageWords);
  if (answer.error)
    return (
      <Page title={words.contracts} above={<Breadcrumb steps={[{ to: '/contracten', text: words.contracts }]} />}>
        <QueryProblem error={answer.error} onRetry={() => void answer.refetch()} />
      </Page>
    );
  return contract === undefined ? <PageSkeleton /> : <ContractFrame contract={contract} />;
}

function ContractFrame({ contract }: { readonly contract: ContractView }) {
  const { language } = useLanguage();
  const words = useMessages(contractPageWords);
  const stateWords = useMessages(contractWords);
  const state = stateOf({ state: contract.state, from: contract.period.from, to: contract.period.to }, todayHere());
  const tabs = contract.panels.map((panel) => ({
    to: `/contracten/${contract.slug}${PANEL_PATHS[panel]}`,
    text: words.panels[panel],
    isExact: PANEL_PATHS[panel] === '',
  }));
  return (
    <Page
      title={textIn(contract.title, language)}
      lead={contract.promise === null ? words.between(namesOf(contract, words.and)) : textIn(contract.promise, language)}
      width="wide"
      above={<Breadcrumb steps={[{ to: '/contracten', text: words.contracts }]} />}
      state={<StateBadge tone={state.tone}>{`${stateWords.states[state.word]} · ${stateWords.forms[contract.form]}`}</StateBadge>}
    >
      {tabs.length > 1 && <TabNav label={words.tabs} items={tabs} />}
      <Outlet />
    </Page>
  );
}

function namesOf(contract: ContractView, and: string): string {
  const names = [...new Set(contract.parties.map((party) => party.name))];
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1) ?? ''}`;
}
