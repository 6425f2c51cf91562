import { mapCss } from '../ui/map/map-css.ts';
import { timelineCss } from '../ui/timeline/timeline-css.ts';
import css from './viewer.css?inline';

let sheets: CSSStyleSheet[] | null = null;

/** The style sheets of an element's shadow root, shared by all elements of a page. */
export function viewerStyles(): CSSStyleSheet[] {
  sheets ??= [mapCss, timelineCss, css].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return sheets;
}
