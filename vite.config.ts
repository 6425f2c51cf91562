import { fileURLToPath } from 'node:url';
import { defaultClientConditions, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const EMBED = 'src/pages/embed/index.html';

/** Puts the embed's page beside the reader's, as embed.html, with its paths written for that place. */
function embedAtRoot(): Plugin {
  return {
    name: 'embed-at-root',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle[EMBED];
        if (page?.type !== 'asset') return;
        const source = String(page.source).replaceAll('../../../', './');
        delete bundle[EMBED];
        this.emitFile({ type: 'asset', fileName: 'embed.html', source });
      },
    },
  };
}

/** The pages (index.html, embed.html) and, under `test`, the two test projects. */
export default defineConfig({
  base: './',
  plugins: [embedAtRoot()],
  // Markdown's parser has a form for pages, which asks the document; the worker that opens files has none.
  resolve: { conditions: ['worker', ...defaultClientConditions] },
  build: {
    outDir: 'dist/pages',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: ['index.html', EMBED].map((page) => fileURLToPath(new URL(page, import.meta.url))),
    },
  },
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/build/**/*.test.ts'] } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 20_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
