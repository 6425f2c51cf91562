import css from './shell.css?inline';

let sheet: CSSStyleSheet | null = null;

/** The style sheet of an element before its map is opened, shared by all elements of a page. */
export function shellStyles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
