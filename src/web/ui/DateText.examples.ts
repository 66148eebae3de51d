import { DateText } from './DateText.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('DateText', DateText, {
  plain: { day: '2026-11-23' },
  short: { day: '2026-11-23', look: 'short' },
  'with the distance': { day: '2026-11-26', today: '2026-11-23' },
  'long ago': { day: '2018-01-31', today: '2026-11-23' },
});
