import { useMemo, useState } from 'react';
import { compareStatements } from '../../engine/compare.ts';
import { day } from '../../engine/calendar.ts';
import { settle } from '../../engine/settle.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { factsAnswerSchema } from '../../slices/outcome/outcome-shapes.ts';
import { namesOf } from '../../slices/settlement/screens/names.ts';
import { WhatIfEffect } from '../../slices/settlement/screens/WhatIfEffect.tsx';
import { WhatIfForm } from '../../slices/settlement/screens/WhatIfForm.tsx';
import { whatIfWords } from '../../slices/settlement/screens/words-what-if.ts';
import { type WhatIf, type World, changeWorld } from '../../slices/settlement/what-if.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useContract } from './contract-context.ts';
import { QueryProblem } from './QueryProblem.tsx';
import { todayHere } from './today.ts';

/** One fact or one term otherwise: what would have been paid, beside what was. The engine runs here, in the browser. */
export default function WhatIfPage() {
  const { slug, contract } = useContract();
  const facts = useRead(`/api/contracts/${slug}/facts`, factsAnswerSchema);
  if (facts.error) return <QueryProblem error={facts.error} onRetry={() => void facts.refetch()} />;
  if (contract === undefined || facts.data === undefined) return <Skeleton rows={6} />;
  return <WhatIfPanels contract={contract} world={{ contract: contract.versions.map((version) => version.sheet), facts: facts.data.facts }} />;
}

function WhatIfPanels({ contract, world }: { readonly contract: ContractView; readonly world: World }) {
  const words = useMessages(whatIfWords);
  const { language } = useLanguage();
  const [change, setChange] = useState<WhatIf>();
  const comparison = useMemo(() => (change === undefined ? undefined : compareWorlds(world, change)), [world, change]);
  return (
    <>
      <Panel title={words.title} lead={words.lead}>
        <WhatIfForm world={world} onTry={setChange} onReset={() => setChange(undefined)} />
      </Panel>
      <Panel title={words.effect.title}>
        {comparison === undefined ? (
          <EmptyState text={words.waiting} stage="seed" />
        ) : (
          <WhatIfEffect
            comparison={comparison}
            names={namesOf(contract, language)}
            changedClaim={change !== undefined && 'claim' in change ? change.claim : undefined}
          />
        )}
      </Panel>
    </>
  );
}

/** Both worlds as they stand today, or at the end of a contract that is over. */
function compareWorlds(world: World, change: WhatIf) {
  const asOf = day(todayHere());
  const then = changeWorld(world, change);
  return compareStatements(settle(world.contract, world.facts, asOf), settle(then.contract, then.facts, asOf));
}
