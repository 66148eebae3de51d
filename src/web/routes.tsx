import type { PageEntry } from './pages.ts';
import StartPage from './pages/StartPage.tsx';

/**
 * Every page of Lente, one line each. A page is fetched when somebody goes there, not before; only the start page comes with
 * the app, because on a slow phone a second trip for its one kilobyte costs a third of a second.
 */
export const pages: readonly PageEntry[] = [
  { path: '/', load: () => Promise.resolve({ default: StartPage }), isOpen: true },
  { path: '/contracten', load: () => import('./pages/ContractsPage.tsx') },
  {
    path: '/contracten/$slug',
    load: () => import('./pages/ContractPage.tsx'),
    children: [
      { path: '/', load: () => import('./pages/ContractTermsPage.tsx') },
      { path: 'gegevens', load: () => import('./pages/FactsPage.tsx') },
      { path: 'geldstroom', load: () => import('./pages/FlowPage.tsx') },
      { path: 'boeken', load: () => import('./pages/BooksPage.tsx') },
      { path: 'wat-als', load: () => import('./pages/WhatIfPage.tsx') },
      { path: 'afrekening', load: () => import('./pages/SettlementPage.tsx') },
      { path: 'afrekening/$period', load: () => import('./pages/SettlementPeriodPage.tsx') },
      { path: 'afrekening/$period/boeken', load: () => import('./pages/BookSettlementPage.tsx') },
    ],
  },
  { path: '/proberen', load: () => import('./pages/TryPage.tsx') },
];
