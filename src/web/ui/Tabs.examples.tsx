import { examplesOf } from './examples.tsx';
import { Text } from './Layout.tsx';
import { TabNav } from './TabNav.tsx';
import { Tabs } from './Tabs.tsx';

export const examples = examplesOf('Tabs', Tabs, {
  two: {
    label: 'De regels',
    tabs: [
      { id: 'sentences', title: 'Als zinnen', content: <Text>Per behaalde uitkomst betaalt de gemeente € 4.200.</Text> },
      { id: 'source', title: 'Als termen', content: <Text>rules: …</Text> },
    ],
  },
});

export const navExamples = examplesOf('TabNav', TabNav, {
  'parts of a contract': {
    label: 'Delen van dit contract',
    items: [
      { to: '/', text: 'Afspraak' },
      { to: '/feiten', text: 'Feiten' },
      { to: '/afrekening', text: 'Afrekening' },
      { to: '/stroom', text: 'Waar ging de euro heen' },
      { to: '/boeken', text: 'Boeken' },
      { to: '/wat-als', text: 'Wat als' },
    ],
  },
});
