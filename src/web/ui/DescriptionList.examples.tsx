import { DateText } from './DateText.tsx';
import { DescriptionList } from './DescriptionList.tsx';
import { examplesOf } from './examples.tsx';
import { Money } from './Money.tsx';

const items = [
  { term: 'Vorm', value: 'Rechtstreeks, gemeente en uitvoerder' },
  { term: 'Begint', value: <DateText day="2026-01-01" /> },
  { term: 'Hoogste bedrag', value: <Money amountCents={24000000} currency="EUR" /> },
  { term: 'Arbeidsongeschiktheidsverzekeringsmaatschappij', value: '9f2c77ab01d49f2c77ab01d49f2c77ab01d49f2c77ab01d49f2c77ab01d4' },
];

export const examples = examplesOf('DescriptionList', DescriptionList, { beside: { items }, grid: { items: items.slice(0, 3), look: 'grid' } });
