/**
 * Copies what a field holds, by the clipboard or, where that is not permitted, by selecting it. False where the browser
 * lets no script copy: the text is selected then, for the reader to copy.
 */
export async function copyText(field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}
