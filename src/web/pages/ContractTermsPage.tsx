import { lazy, Suspense } from 'react';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { may } from '../../slices/contract/contract.ts';
import { CalendarTable } from '../../slices/contract/screens/CalendarTable.tsx';
import { CapitalTerms } from '../../slices/contract/screens/CapitalTerms.tsx';
import { CurveList } from '../../slices/contract/screens/CurveList.tsx';
import { curvePictures } from '../../slices/contract/screens/curve-pictures.ts';
import { OutcomeList, ProofList } from '../../slices/contract/screens/OutcomeList.tsx';
import { PartyList } from '../../slices/contract/screens/PartyList.tsx';
import { PromiseText } from '../../slices/contract/screens/PromiseText.tsx';
import { ShortTerms } from '../../slices/contract/screens/ShortTerms.tsx';
import { type Version, VersionTable } from '../../slices/contract/screens/VersionTable.tsx';
import { termsWords } from '../../slices/contract/screens/words-terms.ts';
import { useMessages } from '../language.tsx';
import { useSession } from '../session.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ContractDirect } from './ContractDirect.tsx';
import { useContract, lastVersion } from './contract-context.ts';
import { todayHere } from './today.ts';

/** The sentences, the amendment and the direct form carry the engine with them: fetched when the page is there. */
const RulesPanel = lazy(() => import('./ContractRulesPanel.tsx'));
const Limits = lazy(() => import('./ContractLimits.tsx'));
const Earlier = lazy(() => import('./ContractEarlierVersions.tsx'));
const Amend = lazy(() => import('./ContractAmend.tsx'));

/** What was agreed, for who sees the terms; for the person it is about: the promise and what counts as proof. */
export default function ContractTermsPage() {
  const { contract } = useContract();
  if (contract === undefined) return null;
  const version = lastVersion(contract);
  return version === undefined ? <Promised contract={contract} /> : <Terms contract={contract} version={version} />;
}

function Promised({ contract }: { readonly contract: ContractView }) {
  const words = useMessages(termsWords);
  return (
    <>
      <Panel title={words.parties.title}>
        <PartyList parties={contract.parties} />
      </Panel>
      <Panel title={words.outcomes.proofTitle} lead={words.outcomes.proofLead}>
        <ProofList outcomes={contract.outcomes} />
      </Panel>
    </>
  );
}

type Props = { readonly contract: ContractView; readonly version: Version };

function Terms({ contract, version }: Props) {
  const words = useMessages(termsWords);
  const { sheet } = version;
  const session = useSession();
  const mayAmend = contract.state === 'active' && session?.role !== undefined && may(session.role, 'amendContract');
  return (
    <>
      <Panel title={words.short.title} look="leaf">
        <ShortTerms sheet={sheet} />
      </Panel>
      <Panel title={words.parties.title}>
        <PartyList parties={contract.parties} />
      </Panel>
      <PromiseText sheet={sheet} />
      {sheet.form === 'sib' && <ContractDirect contract={contract} sheet={sheet} />}
      <Panel title={words.outcomes.title} lead={words.outcomes.lead}>
        <OutcomeList sheet={sheet} />
      </Panel>
      <Suspense fallback={<Skeleton rows={5} />}>
        <RulesPanel version={version} />
      </Suspense>
      {curvePictures(sheet).length > 0 && (
        <Panel title={words.curves.title}>
          <CurveList sheet={sheet} />
        </Panel>
      )}
      <Panel title={words.limits.title} lead={sheet.limits.length > 1 ? words.limits.lead : undefined}>
        <Suspense fallback={<Skeleton rows={3} />}>
          <Limits slug={contract.slug} sheet={sheet} />
        </Suspense>
      </Panel>
      <Panel title={words.calendar.title}>
        <CalendarTable sheet={sheet} today={todayHere()} />
      </Panel>
      {sheet.capital && (
        <Panel title={words.capital.title}>
          <CapitalTerms sheet={sheet} capital={sheet.capital} />
        </Panel>
      )}
      <Panel title={words.versions.title} lead={words.versions.lead}>
        <Versions contract={contract} />
        {contract.versions.length > 1 && (
          <Suspense fallback={<Skeleton rows={2} />}>
            <Earlier versions={contract.versions} />
          </Suspense>
        )}
      </Panel>
      {mayAmend && (
        <Suspense fallback={<Skeleton rows={2} />}>
          <div className="screen-only">
            <Amend contract={contract} version={version} />
          </div>
        </Suspense>
      )}
    </>
  );
}

function Versions({ contract }: { readonly contract: ContractView }) {
  return <VersionTable slug={contract.slug} versions={contract.versions} makeCanonical={makeCanonical} makeSchema={makeSchema} />;
}

async function makeCanonical(version: Version): Promise<string> {
  const { canonicalTerms } = await import('../../slices/contract/term-sheet-canonical.ts');
  return canonicalTerms(version.sheet);
}

async function makeSchema(): Promise<string> {
  const { termSheetJsonSchema } = await import('../../slices/contract/schema.ts');
  return `${JSON.stringify(termSheetJsonSchema(), null, 2)}\n`;
}
