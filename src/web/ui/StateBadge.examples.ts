import { examplesOf } from './examples.tsx';
import { StateBadge } from './StateBadge.tsx';

export const examples = examplesOf('StateBadge', StateBadge, {
  draft: { tone: 'draft', children: 'Concept' },
  open: { tone: 'open', children: 'Loopt' },
  waiting: { tone: 'waiting', children: 'Wacht op de beoordelaar' },
  done: { tone: 'done', children: 'Betaald' },
  attention: { tone: 'attention', children: 'Correctie nodig' },
  wrong: { tone: 'wrong', children: 'Regel met een fout' },
  stopped: { tone: 'stopped', children: 'Gesloten' },
});
