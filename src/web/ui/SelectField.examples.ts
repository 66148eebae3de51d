import { examplesOf } from './examples.tsx';
import { SelectField } from './SelectField.tsx';

const options = [
  { value: '2026-Q1', label: 'Kwartaal 1 van 2026' },
  { value: '2026-Q2', label: 'Kwartaal 2 van 2026' },
  { value: '2026-Q3', label: 'Kwartaal 3 van 2026' },
];

export const examples = examplesOf('SelectField', SelectField, {
  plain: { id: 'sf-1', label: 'Periode', options, defaultValue: '2026-Q2' },
  'short, with a hint': { id: 'sf-2', label: 'Periode', options, isShort: true, hint: 'De periode die je wilt afrekenen' },
  'with an error': { id: 'sf-3', label: 'Periode', options, error: 'Kwartaal 1 is al afgerekend. Kies een latere periode.' },
});
