import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { firstPagePlugin } from './src/web/build/first-page.ts';
import { firstPaintPlugin } from './src/web/build/first-paint.ts';
import { layerOrderPlugin } from './src/web/build/layer-order.ts';
import { precompressPlugin } from './src/web/build/precompress.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The web client: from src/web to dist/web, with `.br` and `.gz` beside every text file and the first page weighed. */
export default defineConfig({
  root: here('./src/web'),
  cacheDir: here('./node_modules/.vite-lente'),
  plugins: [react(), firstPaintPlugin(), layerOrderPlugin(), precompressPlugin(), firstPagePlugin()],
  build: {
    outDir: here('./dist/web'),
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    reportCompressedSize: false,
  },
  server: {
    port: 4401,
    strictPort: true,
    proxy: {
      '/api': { target: process.env['LENTE_API'] ?? 'http://localhost:4400' },
      '/health': { target: process.env['LENTE_API'] ?? 'http://localhost:4400' },
    },
  },
});
