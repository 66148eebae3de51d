import Ban from 'lucide-react/icons/ban';
import Circle from 'lucide-react/icons/circle';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleDot from 'lucide-react/icons/circle-dot';
import Clock from 'lucide-react/icons/clock';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { Icon, type IconShape } from './Icon.tsx';
import './StateBadge.css';

/** What a state means to who reads it. `draft` not yet started, `open` under way, `waiting` somebody's turn, `attention` look before you go on, `stopped` ended otherwise. */
export type StateTone = 'draft' | 'open' | 'waiting' | 'attention' | 'done' | 'wrong' | 'stopped';

type Props = { readonly tone: StateTone; /** The word of the state, in the reader's language. */ readonly children: string };

const SHAPES: Readonly<Record<StateTone, IconShape>> = {
  draft: CircleDashed,
  open: CircleDot,
  waiting: Clock,
  attention: TriangleAlert,
  done: CircleCheck,
  wrong: Ban,
  stopped: Circle,
};
const LOOKS: Readonly<Record<StateTone, string>> = {
  draft: 'neutral',
  open: 'success',
  waiting: 'warning',
  attention: 'warning',
  done: 'success',
  wrong: 'danger',
  stopped: 'neutral',
};

/** A state is a word, a shape and a colour: each alone is enough. */
export function StateBadge({ tone, children }: Props) {
  return (
    <span className={`utrecht-status-badge utrecht-status-badge--${LOOKS[tone]} state-badge state-badge--${tone}`}>
      <Icon of={SHAPES[tone]} size="small" />
      {children}
    </span>
  );
}
