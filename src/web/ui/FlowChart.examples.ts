import { examplesOf } from './examples.tsx';
import { FlowChart } from './FlowChart.tsx';

export const examples = examplesOf('FlowChart', FlowChart, {
  'a bond': {
    title: 'Van elke euro van de gemeente komt 71 cent bij het werk met jongeren',
    currency: 'EUR',
    places: [
      { id: 'city', label: 'Gemeente', tone: 'payer' },
      { id: 'fund', label: 'Fonds van het Rijk', tone: 'payer' },
      { id: 'manager', label: 'Procesbegeleider', tone: 'other' },
      { id: 'provider', label: 'Uitvoerder', tone: 'work' },
      { id: 'wages', label: 'Loon van begeleiders', tone: 'person' },
      { id: 'overhead', label: 'Overhead', tone: 'overhead' },
      { id: 'assessment', label: 'Beoordeling', tone: 'overhead' },
      { id: 'investor', label: 'Investeerders', tone: 'capital' },
      { id: 'reserve', label: 'Reserve', tone: 'kept' },
    ],
    flows: [
      { from: 'city', to: 'manager', amountCents: 72_000_00 },
      { from: 'fund', to: 'manager', amountCents: 28_000_00 },
      { from: 'manager', to: 'provider', amountCents: 82_000_00 },
      { from: 'manager', to: 'assessment', amountCents: 4_500_00 },
      { from: 'manager', to: 'investor', amountCents: 8_000_00 },
      { from: 'manager', to: 'reserve', amountCents: 5_500_00 },
      { from: 'provider', to: 'wages', amountCents: 71_000_00 },
      { from: 'provider', to: 'overhead', amountCents: 11_000_00 },
    ],
  },
  'a direct contract': {
    title: 'Rechtstreeks: 88 cent van elke euro komt bij het werk',
    currency: 'EUR',
    places: [
      { id: 'city', label: 'Gemeente', tone: 'payer' },
      { id: 'wages', label: 'Loon van begeleiders', tone: 'person' },
      { id: 'overhead', label: 'Overhead', tone: 'overhead' },
    ],
    flows: [
      { from: 'city', to: 'wages', amountCents: 88_000_00 },
      { from: 'city', to: 'overhead', amountCents: 12_000_00 },
    ],
  },
});
