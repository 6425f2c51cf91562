import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Publication } from '../../../src/core/publication/publication.ts';
import { licenceAddress } from '../../../src/publish/metadata/licence-address.ts';
import type { OEmbed } from '../../../src/publish/metadata/oembed.ts';
import { type SmallSite, smallSite } from './small-site.ts';

const HOSTILE = `"'></script><script>alert(1)</script><img src=x onerror=alert(2)> <!-- & $& \u2028`;
const ADDRESS = 'https://example.org/maps/squares/';

let site: SmallSite;
let publication: Publication;

beforeAll(() => {
  site = smallSite();
  site.edit({
    title: HOSTILE,
    description: { en: HOSTILE },
    url: ADDRESS.slice(0, -1),
    licence: 'CC BY-SA 4.0',
    publisher: { name: HOSTILE, url: 'https://example.org/' },
    sources: [
      { id: 'paper', title: HOSTILE, url: 'https://example.org/"onclick="', licence: HOSTILE },
      { id: 'radio', title: 'A broadcast' },
    ],
    corrections: [{ date: '2018-01-01', snapshot: '2016-10-21', text: HOSTILE }],
  });
  publication = site.build();
});
afterAll(() => site.remove());

/** Tags of an HTML text, as a parser meets them: what stands in attributes, comments and data is none. */
function tagsOf(html: string): string[] {
  const inert = html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/(<script type="application\/ld\+json">)[\s\S]*?<\/script>/g, '$1</script>');
  return [...inert.matchAll(/<(?!\/|!)([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>/gi)].map(
    ([tag]) => tag,
  );
}

describe('hostile words of an author', () => {
  test.each(['index.html', 'embed.html'])('stay words in %s', (page) => {
    for (const folder of ['', `v/${publication.hash}/`]) {
      const html = site.read(folder + page);
      expect(html).not.toMatch(/<script>|<img src=x/);
      const tags = tagsOf(html);
      expect(tags.length).toBeGreaterThan(15);
      expect(tags.filter((tag) => /\son\w+=/.test(tag.replaceAll(/"[^"]*"/g, '""')))).toEqual([]);
      // Every angle bracket belongs to a tag that was read: none was cut short by a quote.
      expect(html.match(/<script\b/g)).toHaveLength(page === 'index.html' ? 2 : 1);
    }
  });

  test('stay words in pictures', () => {
    const svg = site.read(publication.picture!.wide.light);
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toMatch(/<script|<img/);
  });

  test('stay words in the frame that oEmbed gives', () => {
    const { html, title } = JSON.parse(site.read('oembed.json')) as OEmbed;
    expect(title).toBe(HOSTILE);
    expect(html).not.toMatch(/<script>|<img/);
    expect(tagsOf(html)).toHaveLength(2);
  });
});

test('the data set is told to search engines, with addresses, sources and corrections', () => {
  const html = site.read('index.html');
  const data = JSON.parse(
    /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)![1]!,
  );
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    url: ADDRESS,
    name: HOSTILE,
    description: HOSTILE,
    version: publication.hash,
    temporalCoverage: '2016-10-01/2017-01-31',
    spatialCoverage: { geo: { '@type': 'GeoShape', box: '34 40 38 45' } },
    license: 'https://creativecommons.org/licenses/by-sa/4.0/',
    creator: { '@type': 'Organization', name: HOSTILE },
    dateModified: '2018-01-01',
    distribution: [{ contentUrl: `${ADDRESS}${publication.topology}` }],
    isBasedOn: [{ name: HOSTILE, license: HOSTILE }, { name: 'A broadcast' }],
    correction: [{ datePublished: '2018-01-01', text: `2016-10-21: ${HOSTILE}` }],
  });
});

test('with an address, what others read is absolute; a frozen version points to the live one', () => {
  const image = `${ADDRESS}${publication.picture!.png.path}`;
  for (const [folder, own] of [
    ['', ADDRESS],
    [`v/${publication.hash}/`, `${ADDRESS}v/${publication.hash}/`],
  ] as const) {
    const html = site.read(`${folder}index.html`);
    expect(html).toContain(`<link rel="canonical" href="${ADDRESS}">`);
    expect(html).toContain(`<meta property="og:image" content="${image}">`);
    expect(html).toContain(`<meta property="og:url" content="${own}">`);
    expect(html).toContain(`type="application/json+oembed" href="${own}oembed.json"`);
    const oembed = JSON.parse(site.read(`${folder}oembed.json`)) as OEmbed;
    expect(oembed.html).toContain(`src="${own}embed.html"`);
    expect(oembed.thumbnail_url).toBe(image);
  }
});

test('without an address there is no canonical one, and the others are relative', () => {
  const plain = smallSite();
  try {
    const { picture } = plain.build();
    const html = plain.read('index.html');
    expect(html).not.toContain('canonical');
    expect(html).not.toContain('og:url');
    expect(html).toContain(`<meta property="og:image" content="./${picture!.png.path}">`);
    expect(html).toContain('href="./oembed.json"');
  } finally {
    plain.remove();
  }
});

test('oembed.json is a rich response as the specification has it', () => {
  const oembed = JSON.parse(site.read('oembed.json')) as Record<string, unknown>;
  expect(oembed.version).toBe('1.0');
  expect(oembed.type).toBe('rich');
  for (const key of ['html', 'title', 'provider_name', 'provider_url', 'thumbnail_url'])
    expect(typeof oembed[key], key).toBe('string');
  for (const key of ['width', 'height', 'thumbnail_width', 'thumbnail_height', 'cache_age'])
    expect(Number.isInteger(oembed[key]) && (oembed[key] as number) > 0, key).toBe(true);
  for (const key of ['thumbnail_url', 'provider_url'])
    expect(new URL(oembed[key] as string).protocol).toBe('https:');
});

test.each([
  ['CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ['cc-by-nc-sa 3.0', 'https://creativecommons.org/licenses/by-nc-sa/3.0/'],
  ['CC0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['https://example.org/terms', 'https://example.org/terms'],
  ['facts, with credit', null],
  ['javascript:alert(1)', null],
])('the licence "%s" is at %s', (licence, address) => {
  expect(licenceAddress(licence)).toBe(address);
});
