import { QueryClient, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError, newIdempotencyKey, readApi, writeApi, type Parser } from './api.ts';

/** Retries only what a retry can help: a server that was not reached. A refusal stays a refusal. */
export function makeQueryClient(): QueryClient {
  const retry = (count: number, error: Error) => count < 2 && error instanceof ApiError && error.status === 0;
  return new QueryClient({ defaultOptions: { queries: { retry, staleTime: 10_000, networkMode: 'always' }, mutations: { networkMode: 'always' } } });
}

/** Reads a path and keeps it under that path: `useRead('/api/contracts', contractsSchema)`. */
export function useRead<T>(path: string, schema: Parser<T>): UseQueryResult<T> {
  return useQuery({ queryKey: [path], queryFn: () => readApi(path, schema) });
}

type WriteOptions<T> = { readonly path: string; readonly schema: Parser<T>; readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE' };

/**
 * Writes, then refreshes everything on screen. The same body keeps its idempotency key until it succeeds, so that a
 * second click or a retry after a lost connection does nothing twice.
 */
export function useWrite<T>(options: WriteOptions<T>): UseMutationResult<T, Error, unknown> {
  const client = useQueryClient();
  const keyOf = useStableKey();
  return useMutation({
    mutationFn: (body: unknown) => writeApi({ ...options, body, idempotencyKey: keyOf.current(body) }),
    onSuccess: async () => {
      keyOf.forget();
      await client.invalidateQueries();
    },
  });
}

function useStableKey(): { readonly current: (body: unknown) => string; readonly forget: () => void } {
  const kept = useRef<{ readonly text: string; readonly key: string } | undefined>(undefined);
  return {
    current: (body) => {
      const text = body instanceof FormData ? newIdempotencyKey() : JSON.stringify(body ?? null);
      if (kept.current?.text !== text) kept.current = { text, key: newIdempotencyKey() };
      return kept.current.key;
    },
    forget: () => {
      kept.current = undefined;
    },
  };
}
