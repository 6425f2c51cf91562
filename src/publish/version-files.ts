import type { Publication } from '../core/publication/publication.ts';
import { ENTRY_SCRIPT, entryScript } from './carried-script.ts';
import type { CompiledPages } from './compiled-pages.ts';
import { sha256 } from './digest.ts';
import { fillVersionPage, wordsOf } from './fill-version-page.ts';
import { type Addresses, addressesOf } from './metadata/addresses.ts';
import { datasetOf } from './metadata/dataset.ts';
import { oembedOf } from './metadata/oembed.ts';
import { embedHead, readerHead } from './metadata/page-head.ts';
import type { PublicationContent } from './publication-content.ts';

/** The entry of a publication. */
export const PUBLICATION_FILE = 'publication.json';
/** The parts a version rests on, each with its SHA-256. */
export const PARTS_FILE = 'parts.json';

/** From `v/<version>/` to where the parts are. */
const UP = '../../';
/** Hex digits of a version's name. */
export const VERSION_DIGITS = 12;

export interface VersionInput {
  /** without `hash`, `frozen` and `live`; paths of parts from the root */
  readonly entry: Publication;
  readonly content: PublicationContent;
  readonly pages: CompiledPages;
  /** SHA-256 by path */
  readonly parts: Readonly<Record<string, string>>;
  /** whether the version will stand in `v/<hash>/` */
  readonly isFrozen: boolean;
}

/** The files of one version by name, as they stand at the root and, the same but for paths, in `v/<hash>/`. */
export interface VersionFiles {
  readonly hash: string;
  /** in the order in which they may appear: the entry is last */
  readonly live: ReadonlyMap<string, string>;
  /** null where the version is not frozen */
  readonly frozen: ReadonlyMap<string, string> | null;
}

/** Writes a version's files. Its name is the digest of them, written without a name, and of all its parts: the same content, the same name. */
export function versionFiles(input: VersionInput): VersionFiles {
  const { entry, isFrozen } = input;
  const nameless = filesOf(input, { ...entry, hash: '', frozen: 'v/' }, '');
  const hash = sha256(JSON.stringify([...nameless])).slice(0, VERSION_DIGITS);
  const live = { ...entry, hash, ...(isFrozen && { frozen: `v/${hash}/` }) };
  const frozen = { ...withPrefix(entry, UP), hash, frozen: './', live: UP };
  return {
    hash,
    live: filesOf(input, live, ''),
    frozen: isFrozen ? filesOf(input, frozen, UP) : null,
  };
}

/** `prefix` is the way to the parts. */
function filesOf(
  input: VersionInput,
  publication: Publication,
  prefix: string,
): Map<string, string> {
  const { content, pages, parts } = input;
  const addresses = addressesOf(publication);
  const files = new Map<string, string>();
  for (const [name, text] of pages.files) {
    const placed = prefix === '' ? text : text.replaceAll('./assets/', `${prefix}assets/`);
    files.set(
      name,
      name.endsWith('.html') ? fill(name, placed, content, publication, addresses) : placed,
    );
  }
  files.set('oembed.json', json(oembedOf(publication, addresses)));
  files.set(PARTS_FILE, json({ version: 1, parts }));
  files.set(ENTRY_SCRIPT, entryScript(publication));
  files.set(PUBLICATION_FILE, json(publication));
  return files;
}

function fill(
  name: string,
  html: string,
  content: PublicationContent,
  publication: Publication,
  addresses: Addresses,
): string {
  const isReader = name === 'index.html';
  const { title, description, story } = wordsOf(content, publication);
  const page = { publication, title, description, addresses };
  const { topology } = content;
  const head = isReader
    ? readerHead({
        ...page,
        isArticle: story !== null,
        dataset: datasetOf({ publication, topology, story, description, addresses }),
      })
    : embedHead(page);
  return fillVersionPage(html, { content, publication, head, isReader, address: (path) => path });
}

/** An entry as it reads in a folder from which `prefix` leads to the root. */
function withPrefix(entry: Publication, prefix: string): Publication {
  const { places, story, corrections, basemap, picture, carried } = entry;
  const at = (path: string) => prefix + path;
  const shape = <T extends { light: string; dark: string }>(one: T): T => ({
    ...one,
    light: at(one.light),
    dark: at(one.dark),
  });
  return {
    ...entry,
    topology: at(entry.topology),
    ...(carried && { carried: carried.map(at) }),
    ...(places !== undefined && { places: at(places) }),
    ...(story && {
      story: Object.fromEntries(Object.entries(story).map(([tag, path]) => [tag, at(path)])),
    }),
    ...(corrections && {
      corrections: corrections.map(({ before, ...rest }) => ({
        ...rest,
        ...(before !== undefined && { before: at(before) }),
      })),
    }),
    basemap: {
      world: at(basemap.world),
      ...(basemap.region !== undefined && { region: at(basemap.region) }),
      gazetteer: at(basemap.gazetteer),
      credit: basemap.credit,
    },
    ...(picture && {
      picture: {
        ...picture,
        wide: shape(picture.wide),
        narrow: shape(picture.narrow),
        png: { ...picture.png, path: at(picture.png.path) },
      },
    }),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
