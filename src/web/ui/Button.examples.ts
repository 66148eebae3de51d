import Download from 'lucide-react/icons/download';
import { Button } from './Button.tsx';
import { examplesOf } from './examples.tsx';

export const examples = examplesOf('Button', Button, {
  'next step': { look: 'primary', children: 'Stel de afrekening voor' },
  'another way': { children: 'Bekijk eerst de regels' },
  'light, with an icon': { look: 'subtle', icon: Download, children: 'Download als CSV' },
  'cannot be undone': { look: 'danger', children: 'Sluit het contract' },
  'not possible now': { isDisabled: true, children: 'Keur goed' },
  'at work': { look: 'primary', isBusy: true, children: 'Bezig met boeken' },
  'a very long Dutch word': { children: 'Arbeidsongeschiktheidsverzekeringsmaatschappij' },
});
