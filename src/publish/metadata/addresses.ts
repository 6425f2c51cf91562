import type { Publication } from '../../core/publication/publication.ts';

/** Where the files of one version are found: absolute where the publisher named the address, else relative to its folder. */
export interface Addresses {
  /** of a file of the version's own folder: `embed.html`; of the folder itself for '' */
  own(file: string): string;
  /** of a part: `pictures/wide.0123456789.png` */
  part(path: string): string;
  /** of the live page; null where no address is known */
  readonly live: string | null;
}

export function addressesOf({ url, live, frozen, hash }: Publication): Addresses {
  const isFrozen = live !== undefined;
  if (url === undefined)
    return {
      own: (file) => `./${file}`,
      part: (path) => (isFrozen ? path : `./${path}`),
      live: null,
    };
  const folder = isFrozen && frozen !== undefined ? `${url}v/${hash}/` : url;
  return {
    own: (file) => `${folder}${file}`,
    part: (path) => new URL(path, folder).href,
    live: url,
  };
}
