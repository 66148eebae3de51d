import { Breadcrumb } from './Breadcrumb.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('Breadcrumb', Breadcrumb, {
  one: { steps: [{ to: '/contracten', text: 'Contracten' }] },
  two: { steps: [{ to: '/contracten', text: 'Contracten' }, { to: '/contracten/denver', text: 'Wonen met steun in Denver' }] },
});
