import type { ViewState } from '../view/view-state.ts';

/** A text whose links set the map's view; made from Markdown when a publication is built. */
export interface Story {
  readonly language: string;
  readonly title: string;
  readonly byline?: string;
  readonly dateline?: string;
  /** HTML, safe: raw HTML in the Markdown is escaped */
  readonly standfirst?: string;
  /** what the text is and where it comes from, HTML, safe */
  readonly credits?: string;
  readonly source?: { readonly title: string; readonly url: string };
  readonly chapters: readonly Chapter[];
}

/** A heading (absent for text before the first one) and what follows it. */
export interface Chapter {
  readonly id: string;
  /** HTML, safe */
  readonly heading?: string;
  /** set by a heading that is a view link */
  readonly view?: ViewState;
  /** line of the Markdown it begins on, counted from 1 */
  readonly line?: number;
  readonly passages: readonly Passage[];
}

/** A block of text (a paragraph, a list, a quotation) with the views its links name. */
export interface Passage {
  /** unique in the story: `p12` */
  readonly id: string;
  /** HTML, safe; a view link is `<a href="#place=mosul&amp;date=2016-10-21">` */
  readonly html: string;
  /** line of the Markdown it begins on, counted from 1 */
  readonly line?: number;
  readonly anchors: readonly Anchor[];
}

/** A link whose target is a view. */
export interface Anchor {
  readonly text: string;
  readonly view: ViewState;
}
