import { examplesOf } from './examples.tsx';
import { Skeleton } from './Skeleton.tsx';

export const examples = examplesOf('Skeleton', Skeleton, { 'four lines': { rows: 4, delayMs: 0 } });
