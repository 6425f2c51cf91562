import {
  elementCode,
  frameCode,
  type Placed,
  type Poster,
  type Starts,
} from '../../../core/publication/embed-code.ts';
import type { Publication } from '../../../core/publication/publication.ts';
import { formatView, type Theme, type ViewState } from '../../../core/view/view-state.ts';

/** What a publisher chooses of an embed. */
export interface EmbedChoices {
  readonly version: 'live' | 'frozen';
  readonly placedAs: 'frame' | 'element';
  readonly size: 'column' | 'fixed';
  /** CSS pixels, for a fixed size */
  readonly width: number;
  readonly height: number;
  /** null is the reader's own */
  readonly theme: Theme | null;
  /** BCP 47; null is the publication's own */
  readonly language: string | null;
  readonly opensOn: 'opening' | 'now';
  readonly starts: Starts;
}

export const FIRST_CHOICES: EmbedChoices = {
  version: 'live',
  placedAs: 'frame',
  size: 'column',
  width: 640,
  height: 480,
  theme: null,
  language: null,
  opensOn: 'opening',
  starts: 'near',
};

/** The folders of a publication by address; `frozen` is null where its version does not stand frozen. */
export interface Folders {
  readonly live: string;
  readonly frozen: string | null;
}

/** Where a publication is found: at the address its publisher named, else where `base`, its entry's folder, is. */
export function foldersOf({ url, live, frozen, hash }: Publication, base: URL): Folders {
  const here = new URL(live ?? './', base);
  const root = new URL(url ?? here.href);
  return {
    live: root.href,
    frozen: frozen === undefined || hash === undefined ? null : new URL(`v/${hash}/`, root).href,
  };
}

/** What comes of the choices. */
export interface EmbedTexts {
  readonly code: string;
  readonly oembed: string;
  /** of what is embedded, to be cited */
  readonly address: string;
}

/** `now` is the view the page shows; of it, what is asked of the embed alone is left out. */
export function embedTexts(
  choices: EmbedChoices,
  publication: Publication,
  folders: Folders,
  base: URL,
  now: ViewState,
): EmbedTexts {
  const folder = choices.version === 'frozen' ? (folders.frozen ?? folders.live) : folders.live;
  const { lang, theme, panel, sort, ...shown } = now;
  const view = formatView({
    ...(choices.opensOn === 'now' ? shown : {}),
    ...(choices.language !== null && { lang: choices.language }),
    ...(choices.theme && { theme: choices.theme }),
  });
  const placed: Placed = {
    folder,
    title: publication.title,
    view,
    starts: choices.starts,
    size: choices.size === 'fixed' ? { width: choices.width, height: choices.height } : null,
  };
  const poster = posterOf(publication, choices.theme ?? 'light', folders, base);
  const fragment = choices.opensOn === 'now' ? formatView(shown) : '';
  return {
    code: choices.placedAs === 'frame' ? frameCode(placed) : elementCode(placed, poster),
    oembed: `${folder}oembed.json`,
    address: fragment === '' ? folder : `${folder}#${fragment}`,
  };
}

/** The opening view as a picture; its address is that of the live folder's part, which stays as long as a version needs it. */
export function posterOf(
  { picture, live }: Publication,
  theme: Theme,
  folders: Folders,
  base: URL,
): Poster | null {
  if (!picture) return null;
  const { width, height } = picture.wide;
  const root = new URL(live ?? './', base).href;
  const path = new URL(picture.wide[theme], base).href.slice(root.length);
  return { src: new URL(path, folders.live).href, alt: picture.alt, width, height };
}
