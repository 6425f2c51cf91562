import { formatView, parseView } from '../view/view-state.ts';
import { escapeHtml, htmlToText } from './html-text.ts';
import type { Anchor } from './story.ts';
import type { Report } from './story-problem.ts';

const LINK = /<a href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g;
const FORM = 'write #date=2016-10-21, #place=mosul or both joined by &';

/**
 * Makes the links of HTML that micromark wrote into a story's links: a view link is written anew by the
 * codec of views, a link that leads out sends no referrer, a link without a usable target is its text.
 * `lineOf` finds the line of a target for the problems.
 */
export function writeViewLinks(
  html: string,
  lineOf: (target: string) => number,
  report: Report,
): string {
  return html.replace(LINK, (_, href: string, label: string) => {
    const target = htmlToText(href);
    const at = () => `line ${lineOf(target)}`;
    if (target === '') {
      const message = `link "${htmlToText(label)}" leads nowhere; write https:, mailto: or a view`;
      report({ path: at(), severity: 'error', code: 'story-link', message });
      return label;
    }
    if (!target.startsWith('#'))
      return `<a href="${escapeHtml(target)}" rel="noreferrer">${label}</a>`;
    const { view, ignored } = parseView(target);
    for (const pair of ignored) {
      const message = `link "${htmlToText(label)}": "${pair}" is no part of a view; ${FORM}`;
      report({ path: at(), severity: 'error', code: 'story-view', message });
    }
    const fragment = formatView(view);
    return fragment === '' ? label : `<a href="#${escapeHtml(fragment)}">${label}</a>`;
  });
}

/** The view links of a story's HTML, in reading order. */
export function anchorsIn(html: string): Anchor[] {
  return [...html.matchAll(LINK)]
    .filter(([, href]) => href!.startsWith('#'))
    .map(([, href, label]) => ({
      text: htmlToText(label!),
      view: parseView(htmlToText(href!)).view,
    }));
}

/** The one link that HTML consists of, when it is a view link: its label and its view. */
export function soleViewLink(html: string): { label: string; anchor: Anchor } | undefined {
  const [link, ...more] = [...html.matchAll(LINK)];
  const [anchor] = anchorsIn(html);
  if (!link || !anchor || more.length > 0 || link[0] !== html.trim()) return undefined;
  return { label: link[2]!, anchor };
}
