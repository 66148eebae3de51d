import { Busy } from './Busy.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('Busy', Busy, { 'reading a large file': { label: 'We lezen 100.000 regels', delayMs: 0 } });
