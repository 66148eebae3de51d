import { useMemo, useState } from 'react';
import { compareStatements } from '../../engine/compare.ts';
import { day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import type { TermSheet } from '../../engine/terms.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { factsAnswerSchema } from '../../slices/outcome/outcome-shapes.ts';
import { namesOf } from '../../slices/settlement/screens/names.ts';
import { WhatIfEffect } from '../../slices/settlement/screens/WhatIfEffect.tsx';
import { WhatIfForm } from '../../slices/settlement/screens/WhatIfForm.tsx';
import { whatIfWords } from '../../slices/settlement/screens/words-what-if.ts';
import { type WhatIf, type World, changeWorld } from '../../slices/settlement/what-if.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useContract } from './contract-context.ts';
import { QueryProblem } from './QueryProblem.tsx';
import { todayHere } from './today.ts';
import { settledOrNothing } from './trial.ts';
import { useChangedTerms } from './use-changed-terms.ts';
import { WhatIfTerms } from './WhatIfTerms.tsx';

/** One fact or one term otherwise: what would have been paid, beside what was. The engine runs here, in the browser. */
export default function WhatIfPage() {
  const { slug, contract } = useContract();
  const facts = useRead(`/api/contracts/${slug}/facts`, factsAnswerSchema);
  if (facts.error) return <QueryProblem error={facts.error} onRetry={() => void facts.refetch()} />;
  if (contract === undefined || facts.data === undefined) return <Skeleton rows={6} />;
  return <Loaded contract={contract} facts={facts.data.facts} />;
}

/** The same world as long as nothing was read anew: an answer that comes in again must not undo what somebody typed. */
function Loaded({ contract, facts }: { readonly contract: ContractView; readonly facts: Facts }) {
  const world = useMemo(
    () => ({ contract: contract.versions.map((version) => version.sheet), facts, source: contract.versions.at(-1)?.source ?? '' }),
    [contract, facts],
  );
  return <WhatIfPanels contract={contract} world={world} />;
}

type Shown = World & { readonly source: string };
type PanelProps = { readonly contract: ContractView; readonly world: Shown };

function WhatIfPanels({ contract, world }: PanelProps) {
  const words = useMessages(whatIfWords);
  const [change, setChange] = useState<WhatIf>();
  const terms = useChangedTerms(world);
  const then = useMemo(() => changedWorld(world, { sheet: terms.sheet, change }), [world, terms.sheet, change]);
  return (
    <>
      <Panel title={words.title} lead={words.lead}>
        <WhatIfForm world={world} onTry={setChange} onReset={() => setChange(undefined)} />
        <WhatIfTerms version={contract.versions.at(-1)?.version ?? 1} terms={terms} />
      </Panel>
      <Panel title={words.effect.title}>
        {then === undefined ? (
          <EmptyState text={words.waiting} stage="seed" />
        ) : (
          <Effect contract={contract} now={world} then={then} changedClaim={change !== undefined && 'claim' in change ? change.claim : undefined} />
        )}
      </Panel>
    </>
  );
}

/** The newest version as somebody rewrote it here, and the one thing changed in the form: each alone, or both. */
function changedWorld(world: World, changed: { readonly sheet: TermSheet | undefined; readonly change: WhatIf | undefined }): World | undefined {
  if (changed.sheet === undefined && changed.change === undefined) return undefined;
  const rewritten = changed.sheet === undefined ? world : { ...world, contract: [...world.contract.slice(0, -1), changed.sheet] };
  return changed.change === undefined ? rewritten : changeWorld(rewritten, changed.change);
}

type EffectProps = { readonly contract: ContractView; readonly now: World; readonly then: World; readonly changedClaim: string | undefined };

/** Both worlds as they stand today. */
function Effect({ contract, now, then, changedClaim }: EffectProps) {
  const { tooLarge } = useMessages(tryWords).result;
  const { language } = useLanguage();
  const comparison = useMemo(() => {
    const asOf = day(todayHere());
    const [before, after] = [settledOrNothing(now.contract, now.facts, { asOf }), settledOrNothing(then.contract, then.facts, { asOf })];
    return before && after && before.currency === after.currency ? compareStatements(before, after) : undefined;
  }, [now, then]);
  if (comparison === undefined) return <Notice kind="warning">{tooLarge}</Notice>;
  return <WhatIfEffect comparison={comparison} names={namesOf(contract, language)} changedClaim={changedClaim} />;
}
