import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { LanguageProvider } from './language.tsx';
import { makeQueryClient } from './query.ts';
import { makeRouter } from './router.tsx';
import { pages } from './routes.tsx';
import { ThemeProvider } from './theme.tsx';
import { ToastProvider } from './ui/Toast.tsx';

/** Everything a page may count on: language, look, data, messages, and the way there. */
export function App() {
  const [queryClient] = useState(makeQueryClient);
  const [router] = useState(() => makeRouter(pages));
  return (
    <LanguageProvider>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </LanguageProvider>
  );
}
