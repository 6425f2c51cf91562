import { FRAME, frameCode } from '../../core/publication/embed-code.ts';
import type { Publication } from '../../core/publication/publication.ts';
import type { Addresses } from './addresses.ts';

/** An oEmbed 1.0 response of type `rich` (oembed.com, 2.3.4). */
export interface OEmbed {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly title: string;
  readonly provider_name?: string;
  readonly provider_url?: string;
  /** seconds */
  readonly cache_age: number;
  readonly thumbnail_url?: string;
  readonly thumbnail_width?: number;
  readonly thumbnail_height?: number;
  readonly html: string;
  /** pixels that `html` takes when nothing sizes it */
  readonly width: number;
  readonly height: number;
}

const LIVE_SECONDS = 3600;
const FROZEN_SECONDS = 31_536_000;

/** The embed of a version: its frame, and the script that sizes it where the page lets scripts in. */
export function oembedOf(publication: Publication, { own, part }: Addresses): OEmbed {
  const { title, publisher, picture, live } = publication;
  return {
    version: '1.0',
    type: 'rich',
    title,
    ...(publisher && { provider_name: publisher.name }),
    ...(publisher?.url !== undefined && { provider_url: publisher.url }),
    cache_age: live === undefined ? LIVE_SECONDS : FROZEN_SECONDS,
    ...(picture && {
      thumbnail_url: part(picture.png.path),
      thumbnail_width: picture.png.width,
      thumbnail_height: picture.png.height,
    }),
    html: frameCode({ folder: own(''), title, view: '', starts: 'near', size: null }),
    ...FRAME,
  };
}
