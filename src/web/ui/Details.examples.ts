import { Details } from './Details.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('Details', Details, {
  closed: { summary: 'Waarom dit plafond?', children: 'Artikel 6.2 noemt een hoogste bedrag per deelnemer.' },
  open: { summary: 'Waarom dit plafond?', children: 'Artikel 6.2 noemt een hoogste bedrag per deelnemer.', isOpenAtStart: true },
});
