import { examplesOf } from './examples.tsx';
import { SourceView } from './SourceView.tsx';

const text = [
  'version: 1',
  'form: direct',
  'currency: EUR',
  'rules:',
  '  - id: baan',
  '    price: "4200.00"',
  '    limits:',
  '      - max: "2400.00"',
  '        each: person',
  '',
].join('\n');

export const examples = examplesOf('SourceView', SourceView, {
  plain: { title: 'terms.yaml', text },
  'points at lines': { title: 'terms.yaml', text, marked: { from: 7, to: 8 } },
});
