import type { PageEntry } from './pages.ts';

/** Every page of Lente, one line each. A page is fetched when somebody goes there, not before. */
export const pages: readonly PageEntry[] = [
  { path: '/', load: () => import('./pages/StartPage.tsx') },
  { path: '/contracten', load: () => import('./pages/ContractsPage.tsx') },
];
