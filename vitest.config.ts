import { defineConfig } from 'vitest/config';

/** Two workers: the suite must also run well on a small machine and beside other work. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'tools/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'dist/**', 'data*/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
