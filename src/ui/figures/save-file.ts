/** A file to take away. */
export interface TakenFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Blob;
}

/** Hands a file to the reader as a download. Nothing leaves the page. */
export function saveFile({ name, type, content }: TakenFile): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken hold of the file by the next turn; a little longer costs nothing.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name that every file system takes: letters, figures and hyphens of a title. */
export function fileStem(...parts: readonly string[]): string {
  return parts
    .map((part) =>
      part
        .normalize('NFC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, ''),
    )
    .filter((part) => part !== '')
    .join('_')
    .slice(0, 120);
}
