import { useMessages } from '../../../web/language.tsx';
import { StateBadge, type StateTone } from '../../../web/ui/StateBadge.tsx';
import type { Stage } from './period-state.ts';
import { settlementWords } from './words.ts';

const TONES: Readonly<Record<Stage, StateTone>> = {
  open: 'open',
  nothing: 'stopped',
  to_settle: 'draft',
  proposed: 'waiting',
  approved: 'waiting',
  correction: 'attention',
  booked: 'open',
  paid: 'done',
};

/** Where a period stands: word, shape and colour. */
export function SettlementStage({ stage }: { readonly stage: Stage }) {
  const words = useMessages(settlementWords);
  return <StateBadge tone={TONES[stage]}>{words.stages[stage]}</StateBadge>;
}
