import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { LanguageProvider } from '../../src/web/language.tsx';
import { makeQueryClient } from '../../src/web/query.ts';
import { ThemeProvider } from '../../src/web/theme.tsx';
import type { ExampleSet } from '../../src/web/ui/examples.tsx';
import { ToastProvider } from '../../src/web/ui/Toast.tsx';

type Props = { readonly sets: readonly ExampleSet[] };

/** All components in all their examples. `#Button` in the address shows one. Links inside go nowhere. */
export function Gallery({ sets }: Props) {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const shown = sets.filter((set) => wanted === '' || set.title === wanted);
  const root = createRootRoute({ component: () => <Shelves sets={shown} />, notFoundComponent: () => <Shelves sets={shown} /> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  return (
    <LanguageProvider>
      <ThemeProvider>
        <QueryClientProvider client={makeQueryClient()}>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </LanguageProvider>
  );
}

function Shelves({ sets }: Props) {
  return (
    <main className="gallery">
      <h1 className="utrecht-heading-1">Bouwstenen</h1>
      {sets.map((set) => (
        <section key={set.title} className="gallery__set" data-set={set.title} aria-label={set.title}>
          <h2 className="gallery__title">{set.title}</h2>
          {set.examples.map((example) => (
            <div key={example.name} className="gallery__example">
              <p className="gallery__name">{example.name}</p>
              {example.node}
            </div>
          ))}
        </section>
      ))}
    </main>
  );
}
