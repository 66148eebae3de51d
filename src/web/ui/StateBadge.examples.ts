import { examplesOf } from './examples.tsx';
import { StateBadge } from './StateBadge.tsx';

export const examples = examplesOf('StateBadge', StateBadge, {
  draft: { tone: 'draft', children: 'Concept' },
  open: { tone: 'open', children: 'Loopt' },
  waiting: { tone: 'waiting', children: 'Wacht op de beoordelaar' },
  done: { tone: 'done', children: 'Betaald' },
  wrong: { tone: 'wrong', children: 'Afgekeurd' },
  stopped: { tone: 'stopped', children: 'Gesloten' },
});
