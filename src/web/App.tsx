import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { LanguageProvider } from './language.tsx';
import { makeQueryClient } from './query.ts';
import type { makeRouter } from './router.tsx';
import { ThemeProvider } from './theme.tsx';
import { ToastProvider } from './ui/Toast.tsx';

/** Everything a page may count on: language, look, data, messages, and the way there. */
export function App({ router }: { readonly router: ReturnType<typeof makeRouter> }) {
  const [queryClient] = useState(makeQueryClient);
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
