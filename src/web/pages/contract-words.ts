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
  unknown: 'Dit contract is er niet',
  unknownText: 'Misschien is het adres veranderd, of hoort dit contract niet bij jouw rol.',
  all: 'Bekijk alle contracten',
  broken: 'Dit contract is nu niet te lezen',
  notYours: 'Dit deel van het contract hoort niet bij jouw rol.',
  yours: 'Bekijk wat er wel is',
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
  unknown: 'This contract does not exist',
  unknownText: 'The address may have changed, or this contract is not part of your role.',
  all: 'See all contracts',
  broken: 'This contract cannot be read now',
  notYours: 'This part of the contract does not belong to your role.',
  yours: 'See what is there for you',
};

export const contractPageWords = { nl, en };

/** The part of a contract that an address opens: undefined when this role has no such part. */
export function openPanel(panels: readonly Panel[], path: string): Panel | undefined {
  const [, , , folder = ''] = path.split('/');
  return panels.find((panel) => PANEL_PATHS[panel] === (folder === '' ? '' : `/${folder}`));
}

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
