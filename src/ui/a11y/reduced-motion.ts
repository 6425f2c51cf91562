/** Calls `listener` at once and whenever the reader's wish for less motion changes. Returns its end. */
export function watchReducedMotion(listener: (reduced: boolean) => void): () => void {
  const query = matchMedia('(prefers-reduced-motion: reduce)');
  const tell = () => listener(query.matches);
  tell();
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}
