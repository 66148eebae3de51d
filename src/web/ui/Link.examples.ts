import Download from 'lucide-react/icons/download';
import { examplesOf } from './examples.tsx';
import { Link } from './Link.tsx';

export const examples = examplesOf('Link', Link, {
  'inside Lente': { to: '/contracten', children: 'Alle contracten' },
  'a file': { to: '/api/books.csv', download: 'boeken.csv', icon: Download, children: 'Download de boeken (CSV)' },
  outside: { to: 'https://nldesignsystem.nl', children: 'NL Design System' },
  'the next step': { to: '/proberen', look: 'primary', children: 'Maak je eerste contract' },
});
