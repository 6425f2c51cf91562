import { expect, test } from 'vitest';
import { injectHead } from '../../../src/publish/fill-page.ts';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta name="description" content="generic">
    <title>conflict-map</title>
  </head>
</html>`;

test('title, description and language are those of the publication', () => {
  const html = injectHead(page, { title: 'Mosul', description: 'A map', language: 'de' });
  expect(html).toContain('<html lang="de" dir="ltr">');
  expect(html).toContain('<title>Mosul</title>');
  expect(html.match(/<meta name="description"[^>]*>/g)).toEqual([
    '<meta name="description" content="A map">',
  ]);
});

test('what an author writes cannot become markup, nor a pattern of the replacement', () => {
  const title = `</title><script>alert("x")</script> $& $' &amp;`;
  const html = injectHead(page, { title, description: title, language: 'en' });
  expect(html).not.toContain('<script>');
  expect(html).toContain(
    `<title>&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; $&amp; $' &amp;amp;</title>`,
  );
});

test.each(['ar', 'fa-IR', 'he', 'ur'])('%s runs from right to left', (language) => {
  expect(injectHead(page, { title: 't', description: 'd', language })).toContain(
    `<html lang="${language}" dir="rtl">`,
  );
});
