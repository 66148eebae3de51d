import { ErrorSummary } from './ErrorSummary.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('ErrorSummary', ErrorSummary, {
  one: { errors: [{ fieldId: 'tf-3', text: 'Het plafond van € 400 ligt onder de bodem van € 500. Maak het plafond hoger.' }] },
  two: {
    errors: [
      { fieldId: 'ta-3', text: 'Schrijf op waarom je afwijkt.' },
      { fieldId: 'rg-3', text: 'Kies een vorm.' },
    ],
  },
});
