import { compile, parse, postprocess, preprocess } from 'micromark';
import type { Report } from './story-problem.ts';

/** A block of Markdown (a paragraph, a heading, a list, a quotation ...) as safe HTML. */
export interface Block {
  readonly html: string;
  /** 1 to 6 for a heading; then `html` is what stands inside it */
  readonly level?: number;
  /** first and last line, counted from 1 in the text given */
  readonly line: number;
  readonly lastLine: number;
}

type Events = ReturnType<typeof postprocess>;

const HEADING = /^<h([1-6])>([\s\S]*)<\/h[1-6]>$/;
const IMAGE = /<img src="[^"]*" alt="([^"]*)"[^>]*>/g;

/**
 * Renders Markdown (CommonMark) block by block. Raw HTML comes out as text, dangerous protocols are
 * dropped (both are micromark's own rules), pictures come out as their words, since a page asks no other
 * host for anything; each is reported.
 */
export function renderBlocks(markdown: string, report: Report): Block[] {
  const events = postprocess(
    parse()
      .document()
      .write(preprocess()(markdown, undefined, true)),
  );
  reportLeftOut(events, report);
  const ranges = topLevel(events);
  const definitions = within(events, 'definition').flat();
  return ranges.flatMap((range) => {
    const [, token, context] = range[0]!;
    if (token.type === 'htmlFlow' && isComment(context.sliceSerialize(token))) return [];
    const html = compile()([...definitions, ...range])
      .trim()
      .replace(IMAGE, '$1');
    if (html === '') return [];
    const heading = HEADING.exec(html);
    const place = { line: token.start.line, lastLine: token.end.line };
    return heading
      ? [{ html: heading[2]!, level: Number(heading[1]), ...place }]
      : [{ html: token.type === 'htmlFlow' ? `<p>${html}</p>` : html, ...place }];
  });
}

/** The HTML of one line of text, without a paragraph round it. */
export function unwrapParagraph(html: string): string {
  const inner = /^<p>([\s\S]*)<\/p>$/.exec(html)?.[1];
  return inner === undefined || inner.includes('<p>') ? html : inner;
}

/** Runs of events from the entry of an outermost token to its exit, line endings left out. */
function topLevel(events: Events): Events[] {
  const runs: Events[] = [];
  let depth = 0;
  let start = 0;
  events.forEach(([kind], i) => {
    if (kind === 'enter' && depth++ === 0) start = i;
    if (kind === 'exit' && --depth === 0) runs.push(events.slice(start, i + 1));
  });
  return runs.filter(([first]) => !/^line/.test(first![1].type));
}

function within(events: Events, type: string): Events[] {
  const runs: Events[] = [];
  let start = 0;
  events.forEach(([kind, token], i) => {
    if (token.type !== type) return;
    if (kind === 'enter') start = i;
    else runs.push(events.slice(start, i + 1));
  });
  return runs;
}

function reportLeftOut(events: Events, report: Report): void {
  for (const [kind, token, context] of events) {
    if (kind !== 'enter') continue;
    const path = `line ${token.start.line}`;
    if (token.type === 'image')
      report({
        path,
        severity: 'warning',
        code: 'story-image',
        message: 'a picture is shown as its words; take it out, or link to it',
      });
    if (token.type !== 'htmlFlow' && token.type !== 'htmlText') continue;
    const source = context.sliceSerialize(token);
    if (token.type === 'htmlFlow' && isComment(source)) continue;
    const message = `HTML is shown as text: ${JSON.stringify(source.slice(0, 40))}; write Markdown`;
    report({ path, severity: 'warning', code: 'story-html', message });
  }
}

function isComment(source: string): boolean {
  return /^\s*<!--[\s\S]*-->\s*$/.test(source);
}
