import { examplesOf } from './examples.tsx';
import { FileField } from './FileField.tsx';

export const examples = examplesOf('FileField', FileField, {
  plain: { id: 'ff-1', label: 'Uitkomsten', hint: 'Een CSV-bestand, met op de eerste regel de namen van de kolommen.', accept: '.csv,text/csv' },
  'with an error': { id: 'ff-2', label: 'Uitkomsten', error: 'Dit bestand is 12 MB. Lever hoogstens 10 MB per keer aan.' },
});
