import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('EmptyState', EmptyState, {
  'with a first step': {
    text: 'Nog geen uitkomsten',
    hint: 'Lever een CSV-bestand aan. Je ziet eerst wat eruit komt; er gaat niets vanzelf.',
    action: <Button look="primary">Lever uitkomsten aan</Button>,
  },
  'only a sentence': { text: 'Nog geen bewijs', stage: 'seed' },
});
