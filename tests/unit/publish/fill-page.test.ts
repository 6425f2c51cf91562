import { expect, test } from 'vitest';
import { fillPage } from '../../../src/publish/fill-page.ts';

const page = `<!doctype html>
<html lang="en">
  <head>
    <title>conflict-map</title>
  </head>
  <body><!-- picture --></body>
</html>`;

test('title and language are those of the publication, and the page has what it keeps room for', () => {
  const html = fillPage(page, {
    title: 'Mosul',
    language: 'de',
    head: '<meta name="description" content="A map">',
    places: { picture: '<img alt="$&">' },
  });
  expect(html).toContain('<html lang="de" dir="ltr">');
  expect(html).toContain('<title>Mosul</title>\n    <meta name="description" content="A map">');
  expect(html).toContain('<body><img alt="$&"></body>');
});

test('what an author writes cannot become markup, nor a pattern of the replacement', () => {
  const title = `</title><script>alert("x")</script> $& $' &amp;`;
  const html = fillPage(page, { title, language: 'en', head: '', places: {} });
  expect(html).not.toContain('<script>');
  expect(html).toContain(
    `<title>&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; $&amp; $' &amp;amp;</title>`,
  );
});

test.each(['ar', 'fa-IR', 'he', 'ur'])('%s runs from right to left', (language) => {
  expect(fillPage(page, { title: 't', language, head: '', places: {} })).toContain(
    `<html lang="${language}" dir="rtl">`,
  );
});
