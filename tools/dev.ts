import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/**
 * `npm run dev`: the server, started again when its files change, and beside it the web client that shows a change at once.
 * Open the second address; what it asks of `/api` goes to the first.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const apiPort = process.env['LENTE_PORT'] ?? '4400';
process.env['LENTE_API'] ??= `http://localhost:${apiPort}`;

const api = spawn(process.execPath, ['--watch-path', `${root}/src`, `${root}/src/main/server.ts`], {
  stdio: 'inherit',
  env: { ...process.env, LENTE_PORT: apiPort },
});
const web = await createServer({ configFile: `${root}/vite.config.ts` });
await web.listen();
web.printUrls();

async function stop(): Promise<void> {
  api.kill('SIGTERM');
  await web.close();
  process.exit(0);
}

process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
