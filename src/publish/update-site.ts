import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from './digest.ts';
import { PARTS_FILE, type VersionFiles } from './version-files.ts';
import { stage, tidy } from './write-aside.ts';

/** Names of parts end so: docs/spec/publication.md. */
const PART = /\.[0-9a-f]{10}\.[a-z0-9]+$/;
const VERSION = /^[0-9a-f]{12}$/;
/** Where frozen versions are. */
const FROZEN = 'v';
/** Within the folder that is written aside. */
const PARTS = 'parts';
const LIVE = 'live';
/** Folders of parts. */
const FOLDERS = ['assets', 'basemap', 'pictures'];

export interface SiteUpdate {
  /** by path */
  readonly parts: ReadonlyMap<string, string | Uint8Array>;
  /** SHA-256 by path */
  readonly digests: Readonly<Record<string, string>>;
  readonly version: VersionFiles;
}

/**
 * Brings a publication's folder to a new version: parts first, then the frozen version, then the live files, each by one
 * rename, the entry last; at last what no version needs any more is taken away. What is there already is left as it
 * stands, so that caches stay valid. An error leaves the live files as they were.
 */
export function updateSite(out: string, { parts, digests, version }: SiteUpdate): void {
  tidy(out);
  const isNew = !existsSync(out);
  const frozen = join(FROZEN, version.hash);
  const named = namedParts(out);
  const fill = (made: string) => {
    for (const [path, part] of parts) {
      if (isSame(join(out, path), part)) continue;
      refuseToChange(out, path, named);
      write(join(made, PARTS, path), part);
    }
    if (version.frozen && !existsSync(join(out, frozen)))
      for (const [name, text] of version.frozen) write(join(made, frozen, name), text);
    for (const [name, text] of version.live)
      if (!isSame(join(out, name), text)) write(join(made, LIVE, name), text);
  };
  stage(out, fill, (made, old) => {
    // A new publication comes into being whole.
    const into = isNew ? join(made, 'site') : out;
    for (const path of filesIn(join(made, PARTS))) move(join(made, PARTS, path), join(into, path));
    if (existsSync(join(made, frozen))) move(join(made, frozen), join(into, frozen));
    const names = [...version.live.keys()].filter((name) => existsSync(join(made, LIVE, name)));
    replaceAll(into, old, names, join(made, LIVE));
    if (isNew) renameSync(into, out);
  });
  if (named) sweep(out, new Set([...named.keys(), ...Object.keys(digests)]));
}

/** A part that a version names by digest, and that is what it names, is not written over. */
function refuseToChange(
  out: string,
  path: string,
  named: ReadonlyMap<string, string> | null,
): void {
  const file = join(out, path);
  if (!existsSync(file) || named?.get(path) !== sha256(readFileSync(file))) return;
  throw new Error(
    `${file}: a version that never changes rests on it, and it would be written anew`,
  );
}

/**
 * SHA-256 of the parts that the live and the frozen versions of a folder name, by path; null when one of them does not
 * tell, and all are to be kept.
 */
function namedParts(out: string): Map<string, string> | null {
  const named = new Map<string, string>();
  for (const folder of [out, ...frozenIn(out).map((name) => join(out, FROZEN, name))]) {
    const file = join(folder, PARTS_FILE);
    if (folder === out && !existsSync(file)) continue;
    try {
      const { parts } = JSON.parse(readFileSync(file, 'utf8')) as { parts: Record<string, string> };
      for (const [path, digest] of Object.entries(parts)) named.set(path, digest);
    } catch {
      return null;
    }
  }
  return named;
}

function frozenIn(out: string): string[] {
  const folder = join(out, FROZEN);
  return existsSync(folder) ? readdirSync(folder).filter((name) => VERSION.test(name)) : [];
}

/** Renames new live files into place one by one; what they replace is put back when one cannot be. */
function replaceAll(out: string, old: string, names: readonly string[], from: string): void {
  const done: string[] = [];
  mkdirSync(old);
  try {
    for (const name of names) {
      if (existsSync(join(out, name))) link(join(out, name), join(old, name));
      done.push(name);
      renameSync(join(from, name), join(out, name));
    }
  } catch (error) {
    for (const name of done) {
      if (existsSync(join(old, name))) renameSync(join(old, name), join(out, name));
      else rmSync(join(out, name), { force: true });
    }
    throw error;
  }
}

/** Takes away parts that are not to be kept, and folders left empty. */
function sweep(out: string, kept: ReadonlySet<string>): void {
  const inFolders = FOLDERS.flatMap((folder) =>
    filesIn(join(out, folder)).map((path) => `${folder}/${path}`),
  );
  const atRoot = readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  for (const path of [...atRoot, ...inFolders])
    if (PART.test(path) && !kept.has(path)) rmSync(join(out, path));
  for (const folder of FOLDERS)
    if (existsSync(join(out, folder)) && readdirSync(join(out, folder)).length === 0)
      rmdirSync(join(out, folder));
}

function isSame(file: string, content: string | Uint8Array): boolean {
  return existsSync(file) && readFileSync(file).equals(Buffer.from(content));
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** A second name for a file; a copy where the disk knows no such names. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Paths of all files below a folder, with `/`; none where it is not there. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesIn(join(folder, entry.name)).map((path) => `${entry.name}/${path}`)
      : [entry.name],
  );
}
