import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { layerOrderPlugin } from '../../src/web/build/layer-order.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The gallery of components: `npx vite tools/gallery`. Never part of the product. */
export default defineConfig({
  root: here('.'),
  cacheDir: here('../../node_modules/.vite-lente-gallery'),
  plugins: [react(), layerOrderPlugin()],
  build: { outDir: here('../../.cache/gallery'), emptyOutDir: true, reportCompressedSize: false },
  server: { port: 4402 },
});
