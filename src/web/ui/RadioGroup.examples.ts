import { examplesOf } from './examples.tsx';
import { RadioGroup } from './RadioGroup.tsx';

const options = [
  { value: 'direct', label: 'Rechtstreeks', hint: 'Gemeente en uitvoerder, met een beoordelaar.' },
  { value: 'sib', label: 'Social impact bond', hint: 'Vijf partijen; investeerders schieten voor.' },
];

export const examples = examplesOf('RadioGroup', RadioGroup, {
  list: { id: 'rg-1', legend: 'Welke vorm heeft het contract?', options, defaultValue: 'direct' },
  tiles: { id: 'rg-2', legend: 'Welke vorm heeft het contract?', options, look: 'tiles', defaultValue: 'sib' },
  'with an error': { id: 'rg-3', legend: 'Welke vorm heeft het contract?', options, error: 'Kies een vorm.' },
});
