import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { fontFaces } from '../font-faces.ts';

/** The worker is started from its own code, which is there once already: no address of it is needed. */
const noWorkerAddress: Plugin = {
  name: 'no-worker-address',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('maplibre-gl-worker.mjs?url') ? '\0no-worker-address' : null),
  load: (id) => (id === '\0no-worker-address' ? "export default ''" : null),
};

/** The script and the styles of the page as one file, fonts and worker within them: single.js and single.css. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [noWorkerAddress],
  css: { postcss: { plugins: [fontFaces] } },
  resolve: { conditions: [...defaultClientConditions] },
  build: {
    target: 'es2022',
    assetsInlineLimit: () => true,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: { single: fileURLToPath(new URL('main.ts', import.meta.url)) },
      output: {
        format: 'iife',
        name: 'conflictMapSingle',
        codeSplitting: false,
        entryFileNames: '[name].js',
        assetFileNames: 'single[extname]',
      },
    },
  },
});
