import { examplesOf } from './examples.tsx';
import { ShowMore } from './ShowMore.tsx';

const onMore = () => undefined;

export const examples = examplesOf('ShowMore', ShowMore, {
  'more to see': { shown: 50, total: 1204, onMore },
  'all shown': { shown: 100, total: 68, onMore },
});
