import { examplesOf } from './examples.tsx';
import { Progress } from './Progress.tsx';

const delays = { showMs: 0, cancelMs: 0 };

export const examples = examplesOf('Progress', Progress, {
  'after a second': { label: 'Uitkomsten lezen', done: 4200, total: 10000, delays },
  'after three seconds': { label: 'Uitkomsten lezen', done: 8800, total: 10000, delays, onCancel: () => undefined },
});
