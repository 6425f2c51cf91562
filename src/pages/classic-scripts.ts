import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The module whose chunk is an opened map's code. */
export const VIEWER_CODE = at('../embed/viewer-code.ts');
const EMBED = 'src/pages/embed/index.html';
const PLACE = '<!-- frame script -->';

/** How the compiler names parts and what else it is set to, the same for modules and classic scripts. */
export interface ClassicOptions {
  readonly output: Rolldown.OutputOptions;
  readonly css: { postcss: { plugins: readonly object[] } };
}

/**
 * The scripts that must run where modules cannot: a frame's own, which names the code of an opened map as a module and
 * as a classic script, and `embed.js`, the one beside a frame. Puts embed.html beside index.html, naming them.
 */
export function classicScripts(options: ClassicOptions): Plugin {
  return {
    name: 'classic-scripts',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const page = bundle[EMBED];
        if (page?.type !== 'asset') return;
        const viewer = Object.values(bundle).find(
          (part) => part.type === 'chunk' && part.facadeModuleId === VIEWER_CODE,
        );
        if (!viewer) throw new Error('an opened map has no chunk of its own');
        const [host, frame, classic] = await Promise.all([
          compile('host', '../embed/frame/host-script.ts', options),
          compile('frame', './embed/main.ts', options),
          compile('classic', '../embed/frame/classic.ts', options),
        ]);
        for (const part of [...frame.parts, ...classic.parts])
          if (!bundle[part.fileName])
            this.emitFile({ type: 'asset', fileName: part.fileName, source: part.source });
        for (const { fileName, code } of [frame.script, classic.script])
          this.emitFile({ type: 'asset', fileName, source: code });
        this.emitFile({ type: 'asset', fileName: 'embed.js', source: host.script.code });
        delete bundle[EMBED];
        const script = [
          `<script defer src="./${frame.script.fileName}"`,
          ` data-viewer="./${viewer.fileName}" data-classic="./${classic.script.fileName}"></script>`,
        ];
        // A frame without an origin of its own may load these, but not as modules and fonts are loaded.
        const source = String(page.source)
          .replaceAll('../../../', './')
          .replaceAll(' crossorigin', '')
          .replace(PLACE, () => script.join(''));
        this.emitFile({ type: 'asset', fileName: 'embed.html', source });
      },
    },
  };
}

async function compile(name: string, entry: string, { output, css }: ClassicOptions) {
  const built = (await build({
    configFile: false,
    root: at('../..'),
    base: './',
    logLevel: 'error',
    publicDir: false,
    css: { postcss: { plugins: [...css.postcss.plugins] as never[] } },
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: at(entry) },
        output: { ...output, format: 'iife', codeSplitting: false, name: `conflictMap_${name}` },
      },
    },
  })) as Rolldown.RolldownOutput;
  const script = built.output.find((part) => part.type === 'chunk');
  if (!script) throw new Error(`${basename(entry)}: nothing compiled`);
  return { script, parts: built.output.filter((part) => part.type === 'asset') };
}
