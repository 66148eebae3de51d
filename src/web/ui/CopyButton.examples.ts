import { CopyButton } from './CopyButton.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('CopyButton', CopyButton, {
  fingerprint: {
    children: 'Kopieer',
    text: '9f2c77ab',
    ariaLabel: 'Kopieer de vingerafdruk van versie 1',
    done: 'Gekopieerd.',
    failed: 'Dat lukt hier niet.',
  },
});
