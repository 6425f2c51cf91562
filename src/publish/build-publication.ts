import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Publication } from '../core/publication/publication.ts';
import { readCompiledPages } from './compiled-pages.ts';
import { hashedName, sha256 } from './digest.ts';
import { readLive } from './live-version.ts';
import type { PublicationContent } from './publication-content.ts';
import { updateSite } from './update-site.ts';
import { PUBLICATION_FILE, versionFiles } from './version-files.ts';
import { tidy } from './write-aside.ts';
import { writeEntry } from './write-entry.ts';

/** What a publication is built with besides its series. */
export interface PublicationParts {
  /** folder of the compiled pages: index.html, embed.html, assets */
  readonly pages: string;
  /** folder of basemap packs, with packs.json */
  readonly basemap: string;
}

export interface BuildOptions {
  /** keep this version for good under `v/<hash>/`; it is kept where nothing is said */
  readonly freeze?: boolean;
}

/** True when a publication may be written to `out`: nothing is there, or a publication. */
export function mayBuildInto(out: string): boolean {
  return (
    !existsSync(out) || readdirSync(out).length === 0 || existsSync(join(out, PUBLICATION_FILE))
  );
}

/**
 * Writes a publication to `out`, whole or not at all (docs/spec/publication.md). One that stands there is replaced but for
 * its frozen versions and what they rest on, and for files that are none of ours.
 */
export function buildPublication(
  content: PublicationContent,
  { pages, basemap }: PublicationParts,
  out: string,
  { freeze = true }: BuildOptions = {},
): Publication {
  tidy(out);
  const compiled = readCompiledPages(pages);
  const parts = new Map<string, string | Uint8Array>(compiled.parts);
  const before = readLive(out);
  const entry = writeEntry(content, basemap, before, (name, part) => {
    const hashed = hashedName(name, part);
    parts.set(hashed, part);
    return hashed;
  });
  const digests = Object.fromEntries(
    [...parts]
      .map(([path, part]) => [path, sha256(part)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const version = versionFiles({
    entry,
    content,
    pages: compiled,
    parts: digests,
    isFrozen: freeze,
  });
  updateSite(out, { parts, digests, version });
  return JSON.parse(version.live.get(PUBLICATION_FILE)!) as Publication;
}
