import type { Panel } from '../../slices/contract/contract.ts';

/** Names of the pages inside a contract, in the order of the path. */
const nl = {
  contracts: 'Contracten',
  tabs: 'Delen van dit contract',
  panels: {
    terms: 'Afspraken',
    promise: 'Belofte',
    facts: 'Gegevens',
    'own-facts': 'Mijn gegevens',
    settlement: 'Afrekening',
    flow: 'Geldstroom',
    books: 'Boeken',
    'what-if': 'Wat als',
  } satisfies Record<Panel, string>,
  between: (names: string) => `Tussen ${names}.`,
  and: 'en',
};

const en: typeof nl = {
  contracts: 'Contracts',
  tabs: 'Parts of this contract',
  panels: {
    terms: 'Terms',
    promise: 'Promise',
    facts: 'Facts',
    'own-facts': 'My facts',
    settlement: 'Settlement',
    flow: 'Money flow',
    books: 'Books',
    'what-if': 'What if',
  },
  between: (names) => `Between ${names}.`,
  and: 'and',
};

export const contractPageWords = { nl, en };

/** Where each panel lives under /contracten/…; the first two are the page itself. */
export const PANEL_PATHS: Readonly<Record<Panel, string>> = {
  terms: '',
  promise: '',
  facts: '/gegevens',
  'own-facts': '/gegevens',
  settlement: '/afrekening',
  flow: '/geldstroom',
  books: '/boeken',
  'what-if': '/wat-als',
};
