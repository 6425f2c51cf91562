/** How far down the viewport the text may be seen, in CSS pixels: below what the page's scroll-padding keeps clear. */
export function textTop(): number {
  const page = document.documentElement;
  const padding = getComputedStyle(page).scrollPaddingBlockStart;
  const share = padding.endsWith('%') ? page.clientHeight / 100 : 1;
  return (Number.parseFloat(padding) || 0) * share;
}

/** Where in the viewport text counts as being read: a third of the way down what is seen of it. */
export function defaultReadingLine(): number {
  const top = textTop();
  return top + (innerHeight - top) / 3;
}
