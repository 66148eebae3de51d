import { Checkbox } from './Checkbox.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('Checkbox', Checkbox, {
  plain: { id: 'cb-1', label: 'Ook de regels die niets opleverden' },
  'checked, with a hint': { id: 'cb-2', label: 'Toon de kasstroom', hint: 'Per datum wat erin en eruit ging.', isCheckedAtStart: true },
  'with an error': { id: 'cb-3', label: 'Ik heb de afrekening gelezen', error: 'Zet een vinkje als je de afrekening hebt gelezen.' },
});
