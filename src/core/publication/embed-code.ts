import { escapeHtml } from './escape-html.ts';

/** When an embedded map is fetched and opened: near the screen, at once, or when its reader asks. */
export type Starts = 'near' | 'now' | 'click';

/** A map as it is placed in someone's page. */
export interface Placed {
  /** address of the publication's folder, live or frozen, ending in `/` */
  readonly folder: string;
  readonly title: string;
  /** the view it opens on, as a fragment without `#`; empty for the publication's own */
  readonly view: string;
  readonly starts: Starts;
  /** CSS pixels; null where it is as wide as its column and as high as suits that */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** What a frame takes until the script beside it knows better, in CSS pixels. */
export const FRAME = { width: 800, height: 500 } as const;

/** The room that the script beside a frame gives it (docs/spec/embed-protocol.md), from the first: nothing moves then. */
const ROOM = 'width:100%;height:auto;aspect-ratio:8/5;min-height:420px;max-height:720px;border:0';

/** HTML of a map in a frame, with the script that sizes it where it has no size of its own. All text is escaped. */
export function frameCode({ folder, title, view, starts, size }: Placed): string {
  const asked = starts === 'near' ? '' : `?activate=${starts}`;
  const fragment = view === '' ? '' : `#${view}`;
  const attributes = [
    `src="${escapeHtml(`${folder}embed.html${asked}${fragment}`)}"`,
    `title="${escapeHtml(title)}"`,
    `width="${size ? size.width : '100%'}"`,
    `height="${size ? size.height : FRAME.height}"`,
    'data-conflict-map',
    size ? 'data-size="fixed"' : `style="${ROOM}"`,
    'loading="lazy"',
    'allowfullscreen',
  ];
  return `<iframe ${attributes.join(' ')}></iframe>\n<script async src="${escapeHtml(`${folder}embed.js`)}"></script>`;
}

/** A picture that stands in an element until its map is drawn, and where no script runs. */
export interface Poster {
  /** address */
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** HTML of a map as an element of the page, with the script that defines it and a picture until then. All text is escaped. */
export function elementCode(
  { folder, title, view, starts, size }: Placed,
  poster: Poster | null,
): string {
  const attributes = [
    `src="${escapeHtml(folder)}"`,
    ...(view === '' ? [] : [`view="${escapeHtml(view)}"`]),
    ...(starts === 'near' ? [] : [`activate="${starts}"`]),
    ...(size ? [`style="inline-size:${size.width}px;block-size:${size.height}px"`] : []),
  ];
  const picture = poster
    ? `<img src="${escapeHtml(poster.src)}" alt="${escapeHtml(poster.alt)}" width="${poster.width}" height="${poster.height}" style="display:block;width:100%;height:auto">`
    : escapeHtml(title);
  return (
    `<script type="module" src="${escapeHtml(`${folder}conflict-map.js`)}"></script>\n` +
    `<conflict-map ${attributes.join(' ')}><a href="${escapeHtml(folder)}">${picture}</a></conflict-map>`
  );
}
