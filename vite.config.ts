import { fileURLToPath } from 'node:url';
import { defaultClientConditions, type Plugin, type Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { classicScripts, VIEWER_CODE } from './src/pages/classic-scripts.ts';
import { fontFaces } from './src/pages/font-faces.ts';

const EMBED = 'src/pages/embed/index.html';

/** Scripts that others name in their pages: at the root, under a name that stays. */
const STABLE: Readonly<Record<string, string>> = { 'conflict-map': 'src/pages/element/main.ts' };

/** Ten hex digits: docs/spec/publication.md. */
const PART = 'assets/[name].[hash:10]';

/** Gives each stable script a file at the root that does nothing but import its part. */
function stableScripts(): Plugin {
  return {
    name: 'stable-scripts',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry || !(chunk.name in STABLE)) continue;
        const source = `export * from './${chunk.fileName}';\n`;
        this.emitFile({ type: 'asset', fileName: `${chunk.name}.js`, source });
      }
    },
  };
}

const css = { postcss: { plugins: [fontFaces] } };

const output: Rolldown.OutputOptions = {
  hashCharacters: 'hex',
  entryFileNames: `${PART}.js`,
  chunkFileNames: `${PART}.js`,
  // Readers keep it through versions of ours.
  codeSplitting: { groups: [{ name: 'maplibre', test: /[\\/]maplibre-gl[\\/]dist[\\/]/ }] },
  // Some servers know no type for .mjs, and a module without one does not run.
  assetFileNames: ({ names }) => (names[0]?.endsWith('.mjs') ? `${PART}.js` : `${PART}[extname]`),
};

/** The pages (index.html, embed.html), the scripts beside them and, under `test`, the two test projects. */
export default defineConfig({
  base: './',
  plugins: [stableScripts(), classicScripts({ output, css })],
  css,
  // Markdown's parser has a form for pages, which asks the document; the worker that opens files has none.
  resolve: { conditions: ['worker', ...defaultClientConditions] },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: { hashCharacters: 'hex', entryFileNames: `${PART}.js`, chunkFileNames: `${PART}.js` },
    },
  },
  build: {
    outDir: 'dist/pages',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      input: {
        reader: fileURLToPath(new URL('index.html', import.meta.url)),
        embed: fileURLToPath(new URL(EMBED, import.meta.url)),
        viewer: VIEWER_CODE,
        ...Object.fromEntries(
          Object.entries(STABLE).map(([name, file]) => [
            name,
            fileURLToPath(new URL(file, import.meta.url)),
          ]),
        ),
      },
      output,
    },
  },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/build/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 400_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/support/build-once.ts',
          testTimeout: 300_000,
          hookTimeout: 400_000,
          expect: { poll: { timeout: 20_000 } },
          // One browser leaves a little of two cores idle: two at once took 88 s for what one after the other took 95.
          maxWorkers: 2,
        },
      },
    ],
  },
});
