import { examplesOf } from './examples.tsx';
import { Button } from './Button.tsx';
import { Panel } from './Panel.tsx';

export const examples = examplesOf('Panel', Panel, {
  plain: {
    title: 'Wat we beloven',
    lead: 'In gewone woorden, zoals het in artikel 2 staat.',
    children: <p>Veertig jongeren vinden werk en houden dat een half jaar.</p>,
  },
  'raised, with an action': {
    title: 'Partijen',
    look: 'raised',
    actions: <Button look="subtle">Download</Button>,
    children: <p>Gemeente, uitvoerder en beoordelaar.</p>,
  },
  'leaf, for good news': { title: 'Afgerekend', look: 'leaf', level: 3, children: <p>Kwartaal 3 is betaald en geboekt.</p> },
});
