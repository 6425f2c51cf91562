import { readFrontMatter } from './front-matter.ts';
import { htmlToText } from './html-text.ts';
import { type Block, renderBlocks, unwrapParagraph } from './render-blocks.ts';
import type { Chapter, Passage, Story } from './story.ts';
import type { Report, StoryProblem } from './story-problem.ts';
import { anchorsIn, soleViewLink, writeViewLinks } from './view-links.ts';

/** What a story may hold; beyond, Markdown takes longer than a build should. */
export const STORY_LIMITS = {
  characters: 100_000,
  /** between two blank lines */
  charactersOfPassage: 20_000,
  /** quotations and lists inside one another */
  nesting: 16,
} as const;

/**
 * Reads a story: front matter, then Markdown in which a link to a view fragment is an anchor and a heading
 * opens a chapter (levels 1 and 2, and any heading that is a view link). `file` is its path: in
 * `story.ar.md` the language is `ar` unless the front matter names one. All problems are returned, none
 * thrown; beyond a limit of `STORY_LIMITS` the story comes back empty.
 */
export function parseStory(
  markdown: string,
  file: string,
): { story: Story; problems: StoryProblem[] } {
  const problems: StoryProblem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const text = markdown.replace(/^\uFEFF/, '');
  if (!withinLimits(text, report)) return { story: { ...EMPTY, ...languageOf(file) }, problems };
  const { head, body, bodyLine } = readFrontMatter(text, report);
  if (head.title === undefined && !problems.some(({ code }) => code === 'story-front-matter'))
    report({
      path: 'front matter: title',
      severity: 'error',
      code: 'story-title',
      message: 'is missing; write title: and the words over the text',
    });
  const { title, standfirst, credits, ...rest } = head;
  const chapters = toChapters(readBlocks(body, bodyLine, report));
  if (chapters.length === 0)
    report({
      path: `line ${bodyLine + 1}`,
      severity: 'warning',
      code: 'story-empty',
      message: 'the story has no text; write Markdown below the front matter',
    });
  const story: Story = {
    ...EMPTY,
    ...languageOf(file),
    ...rest,
    ...(title !== undefined && { title }),
    ...(standfirst !== undefined && { standfirst: inlineHtml(standfirst, 'standfirst', report) }),
    ...(credits !== undefined && { credits: inlineHtml(credits, 'credits', report) }),
    chapters,
  };
  return { story, problems };
}

const EMPTY: Story = { language: 'en', title: '', chapters: [] };

function languageOf(file: string): Pick<Story, 'language'> | undefined {
  const language = /\.([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)\.md$/.exec(file)?.[1];
  return language === undefined ? undefined : { language };
}

function withinLimits(text: string, report: Report): boolean {
  const { characters, charactersOfPassage, nesting } = STORY_LIMITS;
  const refuse = (line: number, fault: string, remedy: string) => {
    const path = `line ${line}`;
    report({ path, severity: 'error', code: 'story-limit', message: `${fault}; ${remedy}` });
    return false;
  };
  if (text.length > characters)
    return refuse(1, `${text.length} characters, more than ${characters}`, 'shorten the story');
  let length = 0;
  for (const [i, line] of text.split('\n').entries()) {
    length = line.trim() === '' ? 0 : length + line.length + 1;
    if (length > charactersOfPassage)
      return refuse(i + 1, `a passage of more than ${charactersOfPassage} characters`, 'split it');
    if (containersOf(line) > nesting)
      return refuse(i + 1, `more than ${nesting} lists or quotations in one another`, 'nest less');
  }
  return true;
}

/** How many list items and quotations a line opens, indentation counted as the lists it may continue. */
function containersOf(line: string): number {
  const lead = /^[\s>+*\-\d.)]*/.exec(line)![0];
  const isRule = /^(?:[-\s]*|[*\s]*)$/.test(line);
  if (isRule) return 0;
  const marks = lead.match(/>|[-+*](?=\s)|\d+[.)](?=\s)/g)?.length ?? 0;
  const indent = /^\s*/.exec(line)![0].replaceAll('\t', '    ').length;
  return marks + (marks > 0 ? Math.floor(indent / 2) : 0);
}

/** Blocks with a story's links, their lines counted in the whole file. */
function readBlocks(body: string, bodyLine: number, report: Report): Block[] {
  const lines = body.split('\n');
  const shifted: Report = (problem) =>
    report({ ...problem, path: problem.path.replace(/\d+/, (n) => `${Number(n) + bodyLine}`) });
  return renderBlocks(body, shifted).map((block) => {
    const lineOf = (target: string) => {
      const spelled = [target, decode(target)];
      const at = lines
        .slice(block.line - 1, block.lastLine)
        .findIndex((line) => spelled.some((text) => text !== '' && line.includes(text)));
      return block.line + Math.max(at, 0);
    };
    const html = writeViewLinks(block.html, lineOf, shifted);
    return { ...block, html, line: block.line + bodyLine, lastLine: block.lastLine + bodyLine };
  });
}

function inlineHtml(markdown: string, key: string, report: Report): string {
  const named: Report = (problem) => report({ ...problem, path: `front matter: ${key}` });
  const blocks = renderBlocks(markdown, named).map(({ html, level }) =>
    level === undefined ? html : `<p>${html}</p>`,
  );
  return writeViewLinks(unwrapParagraph(blocks.join('\n')), () => 1, named);
}

function toChapters(blocks: readonly Block[]): Chapter[] {
  const chapters: (Omit<Chapter, 'passages'> & { passages: Passage[] })[] = [];
  const ids = new Set<string>();
  let passages = 0;
  for (const { html, level, line } of blocks) {
    const link = level === undefined ? undefined : soleViewLink(html);
    if (level !== undefined && (level <= 2 || link)) {
      const heading = link?.label ?? html;
      const id = uniqueId(htmlToText(heading), ids);
      chapters.push({ id, heading, ...(link && { view: link.anchor.view }), line, passages: [] });
      continue;
    }
    if (chapters.length === 0) chapters.push({ id: uniqueId('opening', ids), line, passages: [] });
    passages += 1;
    chapters.at(-1)!.passages.push({
      id: `p${passages}`,
      html: level === undefined ? html : `<h${level}>${html}</h${level}>`,
      line,
      anchors: anchorsIn(html),
    });
  }
  return chapters;
}

function uniqueId(text: string, taken: Set<string>): string {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['chapter'];
  const base = words.join('-').slice(0, 60);
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}

function decode(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
