/** The first of `paths` that is there, Debian's `packages` installed where none was; null where none can be had. */
export function ensureDebianPackage(
  paths: readonly string[],
  packages: readonly string[],
): string | null;
