import { cpSync, rmSync } from 'node:fs';
import { build } from 'vite';

/**
 * Makes dist/cli: the command line and the server as JavaScript, because Node does not read TypeScript under node_modules, where an
 * installed package stands. Packages stay packages: npm installs them beside it.
 */
process.chdir(`${import.meta.dirname}/..`);
rmSync('dist/cli', { recursive: true, force: true });
await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/cli',
    target: 'node26',
    minify: false,
    // Beside cli.mjs and never deeper: files find the migrations and the package from where they stand.
    rolldownOptions: {
      input: { cli: 'src/main/cli.ts', 'reading-thread.worker': 'src/slices/outcome/reading-thread.worker.ts' },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    },
  },
});
cpSync('src/platform/db/migrations', 'dist/cli/migrations', { recursive: true });
