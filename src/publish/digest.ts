import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex, of a text's UTF-8 or of bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** `control.topojson` named by its content: `control.3f9a0c12d4.topojson`. */
export function hashedName(name: string, content: string | Uint8Array): string {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}.${sha256(content).slice(0, 10)}${name.slice(dot)}`;
}
