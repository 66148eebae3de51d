import { examplesOf } from './examples.tsx';
import { TextArea } from './TextArea.tsx';

export const examples = examplesOf('TextArea', TextArea, {
  plain: { id: 'ta-1', label: 'Wat ging er anders dan gedacht?', hint: 'Drie zinnen is genoeg.' },
  code: { id: 'ta-2', label: 'Termen', isCode: true, rows: 4, defaultValue: 'version: 1\nform: direct\nparties:\n  - id: gemeente' },
  'with an error': { id: 'ta-3', label: 'Reden', error: 'Schrijf op waarom je afwijkt.' },
});
