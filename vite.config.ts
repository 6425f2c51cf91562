import { fileURLToPath } from 'node:url';
import { defaultClientConditions, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const EMBED = 'src/pages/embed/index.html';

/** Scripts that others name in their pages: at the root, under a name that stays. */
const STABLE: Readonly<Record<string, string>> = { 'conflict-map': 'src/pages/element/main.ts' };

/** Ten hex digits: docs/spec/publication.md. */
const PART = 'assets/[name].[hash:10]';

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

/** Every browser that runs modules reads WOFF2. */
const onlyWoff2 = {
  postcssPlugin: 'only-woff2',
  Declaration: {
    src(declaration: { value: string }) {
      const value = declaration.value.replace(
        /,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g,
        '',
      );
      if (value !== declaration.value) declaration.value = value;
    },
  },
};

/** The pages (index.html, embed.html), the scripts beside them and, under `test`, the two test projects. */
export default defineConfig({
  base: './',
  plugins: [embedAtRoot(), stableScripts()],
  css: { postcss: { plugins: [onlyWoff2] } },
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
      input: {
        reader: fileURLToPath(new URL('index.html', import.meta.url)),
        embed: fileURLToPath(new URL(EMBED, import.meta.url)),
        ...Object.fromEntries(
          Object.entries(STABLE).map(([name, file]) => [
            name,
            fileURLToPath(new URL(file, import.meta.url)),
          ]),
        ),
      },
      output: {
        hashCharacters: 'hex',
        entryFileNames: `${PART}.js`,
        chunkFileNames: `${PART}.js`,
        // Some servers know no type for .mjs, and a module without one does not run.
        assetFileNames: ({ names }) =>
          names[0]?.endsWith('.mjs') ? `${PART}.js` : `${PART}[extname]`,
      },
    },
  },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/build/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
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
