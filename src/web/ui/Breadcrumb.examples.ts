import { Breadcrumb } from './Breadcrumb.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('Breadcrumb', Breadcrumb, {
  'two steps': {
    steps: [
      { to: '/contracten', text: 'Contracten' },
      { to: '/contracten/denver', text: 'Wonen met steun in Denver' },
    ],
  },
});
