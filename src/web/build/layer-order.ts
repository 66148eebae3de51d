import type { Plugin } from 'vite';

/** Who wins over whom: our components over the library, pages over components. The same line stands in theme/index.css. */
export const LAYER_ORDER = '@layer base,nlds,ui,app;';

/**
 * Begins every style sheet with the order of the layers. A browser takes the order from the sheet that comes first, and with
 * pages in files of their own nobody can say which one that is.
 */
export function layerOrderPlugin(): Plugin {
  return {
    name: 'lente:layer-order',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        for (const file of Object.values(bundle)) {
          if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `${LAYER_ORDER}${String(file.source)}`;
        }
      },
    },
  };
}
