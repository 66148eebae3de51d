import { examplesOf } from './examples.tsx';
import { Money } from './Money.tsx';

const nothing = () => undefined;

export const examples = examplesOf('Money', Money, {
  plain: { amountCents: 123450, currency: 'EUR' },
  negative: { amountCents: -123450, currency: 'EUR' },
  'yen, without cents': { amountCents: 5000000, currency: 'JPY' },
  zero: { amountCents: 0, currency: 'EUR' },
  'the sum of a page': { amountCents: 963891136, currency: 'USD', look: 'large' },
  'explains itself': { amountCents: 4200000, currency: 'EUR', onExplain: nothing },
  'explains itself, negative, open': { amountCents: -4200000, currency: 'EUR', onExplain: nothing, isExplained: true },
});
