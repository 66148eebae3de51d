import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The gallery of components, built into a folder of its own. */
export function buildGallery(): Promise<string> {
  return buildInto({ config: '../../tools/gallery/vite.config.ts', folder: '../../.cache/gallery' });
}

/** The web client as the product has it, but beside the product's own folder, so that a running server is left alone. Tests run beside each other: each has a name of its own. */
export function buildWeb(name = 'web'): Promise<string> {
  return buildInto({ config: '../../vite.config.ts', folder: `../../.cache/${name}` });
}

async function buildInto(options: { readonly config: string; readonly folder: string }): Promise<string> {
  // Under the test runner this says "test", and React would come along in its development form.
  process.env['NODE_ENV'] = 'production';
  const outDir = here(options.folder);
  await build({ configFile: here(options.config), logLevel: 'warn', build: { outDir } });
  return outDir;
}
