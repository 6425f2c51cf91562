/** The parts that a page holds as data, `<script type="application/json" data-part="places.0123456789.geojson">`, by address. */
export function partsInPage(document: Document): Map<string, string> {
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[data-part]');
  return new Map(
    [...scripts].map((script) => [
      new URL(script.dataset.part!, document.baseURI).href,
      script.textContent!,
    ]),
  );
}
