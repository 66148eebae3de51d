import { Button } from './Button.tsx';
import { examplesOf } from './examples.tsx';
import { Notice } from './Notice.tsx';

export const examples = examplesOf('Notice', Notice, {
  info: { kind: 'info', children: 'Dit is een voorbeeldinstallatie. De contracten zijn nagemaakt naar echte contracten.' },
  success: { kind: 'success', title: 'Geboekt', children: 'Kwartaal 3 staat in de boeken. De gemeente krijgt vandaag de factuur.' },
  warning: {
    kind: 'warning',
    title: 'Nog geen beoordelaar',
    children: 'Zonder beoordelaar kan niemand de uitkomsten goedkeuren.',
    action: <Button>Wijs een beoordelaar aan</Button>,
  },
  error: { kind: 'error', title: 'Niet gelezen', children: 'Regel 14: “2018-13” is geen maand. Schrijf een maand van 01 tot en met 12.' },
});
