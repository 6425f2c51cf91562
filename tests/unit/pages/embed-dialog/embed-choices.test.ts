import { describe, expect, test } from 'vitest';
import type { Publication } from '../../../../src/core/publication/publication.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import {
  type EmbedChoices,
  embedTexts,
  FIRST_CHOICES,
  foldersOf,
} from '../../../../src/pages/reader/embed-dialog/embed-choices.ts';

const shape = { width: 800, height: 500, light: 'pictures/l.svg', dark: 'pictures/d.svg' };
const publication: Publication = {
  version: 1,
  hash: '0123456789ab',
  frozen: 'v/0123456789ab/',
  title: 'A "map" & more',
  language: 'en',
  view: 'date=2016-10-21',
  topology: 'control.topojson',
  events: [],
  sources: [],
  basemap: { world: 'w', gazetteer: 'g', credit: 'c' },
  picture: {
    alt: 'Who <holds> what',
    wide: shape,
    narrow: shape,
    png: { path: 'p.png', width: 1200, height: 630 },
  },
};
const base = new URL('https://example.org/map/');
const now = {
  date: toDay('2015-06-01'),
  place: 'mosul',
  lang: 'de',
  theme: 'dark',
  panel: 'history',
} as const;

function texts(choices: Partial<EmbedChoices>, of = publication, at = base) {
  return embedTexts({ ...FIRST_CHOICES, ...choices }, of, foldersOf(of, at), at, now);
}

describe('the code to paste', () => {
  test('is a frame with the script that sizes it', () => {
    expect(texts({}).code).toBe(
      '<iframe src="https://example.org/map/embed.html" title="A &quot;map&quot; &amp; more" width="100%" height="500" data-conflict-map style="width:100%;height:auto;aspect-ratio:8/5;min-height:420px;max-height:720px;border:0" loading="lazy" allowfullscreen></iframe>\n' +
        '<script async src="https://example.org/map/embed.js"></script>',
    );
  });

  test('has what was chosen and no more of what the page shows', () => {
    const { code } = texts({
      opensOn: 'now',
      language: 'ar',
      theme: 'light',
      starts: 'click',
      size: 'fixed',
      width: 640,
      height: 480,
    });
    expect(code).toContain(
      'src="https://example.org/map/embed.html?activate=click#date=2015-06-01&amp;place=mosul&amp;lang=ar&amp;theme=light"',
    );
    expect(code).toContain('width="640" height="480" data-conflict-map data-size="fixed"');
  });

  test('as an element holds the picture that stands until the map does', () => {
    expect(texts({ placedAs: 'element', opensOn: 'now', theme: 'dark' }).code).toBe(
      '<script type="module" src="https://example.org/map/conflict-map.js"></script>\n' +
        '<conflict-map src="https://example.org/map/" view="date=2015-06-01&amp;place=mosul&amp;theme=dark">' +
        '<a href="https://example.org/map/"><img src="https://example.org/map/pictures/d.svg" alt="Who &lt;holds&gt; what" width="800" height="500" style="display:block;width:100%;height:auto"></a></conflict-map>',
    );
  });
});

describe('folders', () => {
  test('frozen is the version that is read', () => {
    const { code, oembed, address } = texts({ version: 'frozen', opensOn: 'now' });
    expect(code).toContain('https://example.org/map/v/0123456789ab/embed.html');
    expect(oembed).toBe('https://example.org/map/v/0123456789ab/oembed.json');
    expect(address).toBe('https://example.org/map/v/0123456789ab/#date=2015-06-01&place=mosul');
  });

  test('from a frozen version, live is the live one, and pictures are found', () => {
    const frozen = {
      ...publication,
      frozen: './',
      live: '../../',
      picture: { ...publication.picture!, wide: { ...shape, light: '../../pictures/l.svg' } },
    };
    const at = new URL('v/0123456789ab/', base);
    expect(foldersOf(frozen, at)).toEqual({
      live: 'https://example.org/map/',
      frozen: 'https://example.org/map/v/0123456789ab/',
    });
    expect(texts({ placedAs: 'element' }, frozen, at).code).toContain(
      'src="https://example.org/map/pictures/l.svg"',
    );
  });

  test('are at the address that the publisher named, wherever the page is read', () => {
    const named = { ...publication, url: 'https://maps.example.com/squares/' };
    expect(foldersOf(named, new URL('http://127.0.0.1:4173/'))).toEqual({
      live: 'https://maps.example.com/squares/',
      frozen: 'https://maps.example.com/squares/v/0123456789ab/',
    });
  });

  test('a version that was not frozen offers none', () => {
    const { frozen: _, ...live } = publication;
    expect(foldersOf(live, base).frozen).toBeNull();
  });
});
