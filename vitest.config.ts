import { defineConfig } from 'vitest/config';

/** Two workers: the suite must also run well on a small machine and beside other work. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['{src,tests,tools,scenarios,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'dist/**', 'data*/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
