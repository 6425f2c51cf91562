import type { Publication } from '../../core/publication/publication.ts';
import { localize } from '../../core/series/series.ts';
import type { Messages } from '../../core/words/messages.ts';

export interface ColophonOptions {
  readonly publication: Publication;
  readonly messages: Messages;
  readonly language: string;
}

/** How the map was made and from what: method, sources with their licences, basemap. */
export function createColophon(
  container: HTMLElement,
  { publication, messages, language }: ColophonOptions,
): void {
  const parts: HTMLElement[] = [];
  if (publication.methodNote) parts.push(line(localize(publication.methodNote, language)));
  if (publication.sources.length > 0) {
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = messages.sourceCount(publication.sources.length);
    const list = document.createElement('ul');
    for (const { title, url, licence } of publication.sources) {
      const item = document.createElement('li');
      item.append(url && /^https?:/.test(url) ? link(title, url) : title);
      if (licence) item.append(` (${licence})`);
      list.append(item);
    }
    details.append(summary, list);
    parts.push(details);
  }
  parts.push(line(messages.basemapCredit(publication.basemap.credit)));
  container.replaceChildren(...parts);
}

function line(text: string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}

function link(text: string, url: string): HTMLElement {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.rel = 'noopener';
  anchor.textContent = text;
  return anchor;
}
