import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export type Announce = (words: { readonly nl: string; readonly en: string }) => void;

/** What only the server reads is in no page. */
const SOURCES = ['src/engine', 'src/notation', 'src/slices', 'src/web', 'vite.config.ts', 'package-lock.json'];

/** Builds the pages when they are not there or older than their sources. An installed package brings them along built. */
export async function buildWebWhenNeeded(webDir: string, announce: Announce = () => undefined): Promise<'built' | 'fresh'> {
  if (!existsSync(join(ROOT, 'vite.config.ts'))) return 'fresh';
  const page = join(webDir, 'index.html');
  const newest = Math.max(...SOURCES.map((path) => newestChange(join(ROOT, path))));
  if (existsSync(page) && statSync(page).mtimeMs > newest) return 'fresh';
  announce({ nl: 'De pagina’s worden gebouwd, dat duurt even …', en: 'Building the pages, this takes a moment …' });
  const startedSeconds = Date.now() / 1000;
  const { build } = await import('vite');
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' });
  // What is changed while it builds may not be in it: then the next start builds again.
  utimesSync(page, startedSeconds, startedSeconds);
  return 'built';
}

/** Only what can end up in a page counts: a changed test or README builds nothing. */
function newestChange(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return isSource(path) ? Math.round(stat.mtimeMs) : 0;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function isSource(path: string): boolean {
  return /\.(tsx?|css|html|svg|js|json|mjs)$/.test(path) && !/\.(test|store|routes|cli)\.tsx?$/.test(path);
}
