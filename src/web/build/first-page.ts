import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { z } from 'zod';

/** The promise to who opens Lente on a phone: so much script, compressed, before the first page is there. */
export const FIRST_PAGE_LIMIT_BYTES = 160_000;

const manifestSchema = z.record(z.string(), z.object({ file: z.string(), imports: z.array(z.string()).default([]) }));
type Manifest = z.infer<typeof manifestSchema>;

/** The entry of Vite's manifest that the start page needs: the app with the page in it, and all it imports at once. */
export const FIRST_PAGE_ENTRIES = ['index.html'] as const;

/** The script files of the first page, from Vite's manifest. */
export function firstPageScripts(manifest: Manifest, entries: readonly string[] = FIRST_PAGE_ENTRIES): readonly string[] {
  const files = new Set<string>();
  const queue = [...entries];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const entry = manifest[key];
    if (!entry || files.has(entry.file)) continue;
    files.add(entry.file);
    queue.push(...entry.imports);
  }
  return [...files].filter((file) => file.endsWith('.js'));
}

/** Compressed size of the first page's script in a built folder, measured with gzip, which every browser takes. */
export async function firstPageBytes(folder: string): Promise<number> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')));
  const sizes = await Promise.all(firstPageScripts(manifest).map(async (file) => gzipSync(await readFile(join(folder, file)), { level: 9 }).length));
  return sizes.reduce((total, size) => total + size, 0);
}

/** Weighs the first page at every build and refuses a build that is too heavy. */
export function firstPagePlugin(): Plugin {
  let folder = '';
  let say: (text: string) => void = () => undefined;
  return {
    name: 'lente:first-page',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => {
      folder = config.build.outDir;
      say = (text) => config.logger.info(text);
    },
    closeBundle: {
      sequential: true,
      handler: async () => {
        const bytes = await firstPageBytes(folder);
        const text = `first page: ${(bytes / 1000).toFixed(1)} kB of script, compressed (limit ${FIRST_PAGE_LIMIT_BYTES / 1000} kB)`;
        if (bytes > FIRST_PAGE_LIMIT_BYTES) throw new Error(`${text}. Load what the start page does not show with import().`);
        say(text);
      },
    },
  };
}
