import { examplesOf } from './examples.tsx';
import { TableDownload } from './TableDownload.tsx';

export const examples = examplesOf('TableDownload', TableDownload, {
  'two rows': {
    children: 'Download de regels',
    name: 'voorbeeld-regels',
    rows: [
      ['Waarvoor', 'Bedrag'],
      ['Drie maanden werk', { number: '3200.00' }],
    ],
  },
});
