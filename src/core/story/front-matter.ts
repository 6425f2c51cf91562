import { parseDocument } from 'yaml';
import type { Report } from './story-problem.ts';

/** The keys a story may open with; text is plain unless said otherwise. */
export interface FrontMatter {
  readonly title?: string;
  readonly byline?: string;
  readonly dateline?: string;
  /** Markdown */
  readonly standfirst?: string;
  /** Markdown */
  readonly credits?: string;
  readonly source?: { readonly title: string; readonly url: string };
  /** BCP 47 */
  readonly language?: string;
}

const TEXTS = ['title', 'byline', 'dateline', 'standfirst', 'credits', 'language'] as const;
const BLOCK = /^---[ \t]*\r?\n([\s\S]*?\r?\n)??---[ \t]*(?:\r?\n|$)/;
const LANGUAGE = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;

/**
 * Splits a story into its front matter (YAML between two `---` lines) and its body.
 * `bodyLine` is the number of lines before the body.
 */
export function readFrontMatter(
  markdown: string,
  report: Report,
): { head: FrontMatter; body: string; bodyLine: number } {
  const block = BLOCK.exec(markdown);
  if (!block) {
    error('story-front-matter', 'front matter', 'is missing; open the file with --- title: … ---');
    return { head: {}, body: markdown, bodyLine: 0 };
  }
  const body = markdown.slice(block[0].length);
  const bodyLine = block[0].split('\n').length - 1;
  return { head: readHead(block[1] ?? ''), body, bodyLine };

  function readHead(text: string): FrontMatter {
    const document = parseDocument(text, { schema: 'core', logLevel: 'silent' });
    for (const fault of document.errors) {
      const line = (fault.linePos?.[0].line ?? 0) + 1;
      error('story-front-matter', `line ${line}`, `not YAML: ${fault.message.split('\n')[0]}`);
    }
    if (document.errors.length > 0) return {};
    const found: unknown = document.toJS({ maxAliasCount: 0 });
    if (!isRecord(found)) {
      error('story-front-matter', 'front matter', 'is not "key: value" lines');
      return {};
    }
    const head: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(found)) {
      if (key === 'source') head.source = readSource(value);
      else if (TEXTS.some((text) => text === key)) head[key] = readText(key, value);
      else warn(key, `"${key}" is not known; the keys are ${TEXTS.join(', ')} and source`);
    }
    for (const [key, value] of Object.entries(head)) if (value === undefined) delete head[key];
    return head;
  }

  function readText(key: string, value: unknown): string | undefined {
    if (typeof value !== 'string' || value.trim() === '') {
      error('story-front-matter', at(key), `is not text: ${show(value)}; write it between quotes`);
      return undefined;
    }
    if (key === 'language' && !LANGUAGE.test(value)) {
      error('story-language', at(key), `not a language tag: ${show(value)}; write en or ar-IQ`);
      return undefined;
    }
    return value.trim();
  }

  function readSource(value: unknown): FrontMatter['source'] {
    const { title, url } = isRecord(value) ? value : {};
    if (typeof title === 'string' && typeof url === 'string' && isWebAddress(url))
      return { title, url };
    error('story-source', at('source'), 'needs a title and a url that begins with https://');
    return undefined;
  }

  function error(code: string, path: string, message: string): void {
    report({ path, severity: 'error', code, message });
  }

  function warn(key: string, message: string): void {
    report({ path: at(key), severity: 'warning', code: 'story-front-matter', message });
  }
}

function at(key: string): string {
  return `front matter: ${key}`;
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/?#]+\.[^\s]+$/i.test(url);
}
