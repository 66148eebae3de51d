import { examplesOf } from './examples.tsx';
import { TextField } from './TextField.tsx';

export const examples = examplesOf('TextField', TextField, {
  plain: { id: 'tf-1', label: 'Naam van het contract' },
  'with a hint': {
    id: 'tf-2',
    label: 'Prijs per uitkomst',
    hint: 'In hele euro’s en centen, bijvoorbeeld 1.250,00',
    kind: 'number',
    isShort: true,
    defaultValue: '1.250,00',
  },
  'with an error': {
    id: 'tf-3',
    label: 'Plafond',
    error: 'Het plafond van € 400 ligt onder de bodem van € 500. Maak het plafond hoger.',
    defaultValue: '400',
    kind: 'number',
    isShort: true,
  },
  optional: { id: 'tf-4', label: 'Toelichting', isOptional: true },
  day: { id: 'tf-5', label: 'Afrekenen tot en met', kind: 'day', defaultValue: '2026-11-23' },
  'read only': { id: 'tf-6', label: 'Controlegetal', isReadOnly: true, defaultValue: '9f2c 77ab 01d4' },
  disabled: { id: 'tf-7', label: 'Nog niet te kiezen', isDisabled: true, defaultValue: 'kwartaal 4' },
});
