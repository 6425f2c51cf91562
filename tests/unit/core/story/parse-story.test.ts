import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStory, STORY_LIMITS } from '../../../../src/core/story/parse-story.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';

const HEAD = '---\ntitle: A story\n---\n';
const parse = (body: string, head = HEAD) => parseStory(head + body, 'story.en.md');
const passagesOf = (body: string) => parse(body).story.chapters.flatMap((c) => c.passages);

describe('front matter', () => {
  test('gives title, byline, dateline, source; standfirst and credits are Markdown', () => {
    const { story, problems } = parseStory(
      [
        '---',
        'title: "A: story"',
        'byline: By N. N.',
        'dateline: 1 November 2016 – Vancouver',
        'standfirst: See *[Mosul](#place=mosul)*.',
        'credits: A summary & no more.',
        'source: {title: The source, url: "https://example.org/a"}',
        '---',
        'Text.',
      ].join('\r\n'),
      'story.ar.md',
    );
    expect(problems).toEqual([]);
    expect(story).toMatchObject({
      language: 'ar',
      title: 'A: story',
      byline: 'By N. N.',
      dateline: '1 November 2016 – Vancouver',
      standfirst: 'See <em><a href="#place=mosul">Mosul</a></em>.',
      credits: 'A summary &amp; no more.',
      source: { title: 'The source', url: 'https://example.org/a' },
    });
  });

  test.each([
    ['Text.', 'front matter', 'story-front-matter'],
    ['---\nbyline: x\n---\nText.', 'front matter: title', 'story-title'],
    ['---\ntitle: [a\n---\nText.', /^line [23]$/, 'story-front-matter'],
    ['---\ntitle: 2016\n---\nText.', 'front matter: title', 'story-front-matter'],
    ['---\ntitle: a\nlanguage: "no language"\n---\nx', 'front matter: language', 'story-language'],
    [
      '---\ntitle: a\nsource: {title: b, url: "javascript:alert(1)"}\n---\nx',
      'front matter: source',
      'story-source',
    ],
    [
      '---\ntitle: a\nstandfirst: "[x](#date=no)"\n---\nx',
      'front matter: standfirst',
      'story-view',
    ],
  ])('%j is refused', (markdown, path, code) => {
    const errors = parseStory(markdown, 'story.en.md').problems.filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors).toEqual([
      expect.objectContaining({
        path: path instanceof RegExp ? expect.stringMatching(path) : path,
        code,
      }),
    ]);
  });

  test('an unknown key is a warning', () => {
    const { problems } = parseStory('---\ntitle: a\nauthor: b\n---\nText.', 'story.md');
    expect(problems).toEqual([
      expect.objectContaining({ path: 'front matter: author', severity: 'warning' }),
    ]);
  });
});

describe('chapters and passages', () => {
  test('headings open chapters, view links in headings give them a view', () => {
    const { story, problems } = parse(
      'Before.\n\n## [Mosul *now*](#place=mosul&date=2016-10-21)\n\nOne.\n\nTwo.\n\nThree\n=====\n\n### Deeper\n\n- a\n- b\n',
    );
    expect(problems).toEqual([]);
    expect(story.chapters.map(({ id, heading, view }) => ({ id, heading, view }))).toEqual([
      { id: 'opening', heading: undefined, view: undefined },
      {
        id: 'mosul-now',
        heading: 'Mosul <em>now</em>',
        view: { place: 'mosul', date: toDay('2016-10-21') },
      },
      { id: 'three', heading: 'Three', view: undefined },
    ]);
    expect(story.chapters.map(({ line, passages }) => [line, passages.length])).toEqual([
      [4, 1],
      [6, 2],
      [12, 2],
    ]);
    expect(story.chapters.flatMap(({ passages }) => passages.map(({ id }) => id))).toEqual([
      'p1',
      'p2',
      'p3',
      'p4',
      'p5',
    ]);
    expect(story.chapters[2]!.passages[1]!.html).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>');
  });

  test('headings of the same words have different ids', () => {
    const ids = parse('# الموصل\n\na\n\n# الموصل\n\nb').story.chapters.map(({ id }) => id);
    expect(ids).toEqual(['الموصل', 'الموصل-2']);
  });

  test('a view link is an anchor, written anew by the codec of views', () => {
    const [passage] = passagesOf(
      'See [Raqqa & *more*][r] and [out](https://example.org/?a=1&b=2).\n\n[r]: #date=2014&place=raqqa',
    );
    expect(passage!.anchors).toEqual([
      { text: 'Raqqa & more', view: { place: 'raqqa', date: toDay('2014-01-01') } },
    ]);
    expect(passage!.html).toBe(
      '<p>See <a href="#date=2014-01-01&amp;place=raqqa">Raqqa &amp; <em>more</em></a> and <a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">out</a>.</p>',
    );
  });

  test('comments are left out; HTML and pictures are told of', () => {
    const { story, problems } = parse(
      '<!-- later -->\n\nA <b>bold</b> ![map](https://x.org/a.png).',
    );
    expect(story.chapters[0]!.passages.map(({ html }) => html)).toEqual([
      '<p>A &lt;b&gt;bold&lt;/b&gt; map.</p>',
    ]);
    expect(problems.map(({ path, severity, code }) => [path, severity, code])).toEqual([
      ['line 6', 'warning', 'story-html'],
      ['line 6', 'warning', 'story-html'],
      ['line 6', 'warning', 'story-image'],
    ]);
  });
});

describe('problems', () => {
  test('a broken view value names line, value and remedy; the rest of the link stands', () => {
    const { story, problems } = parse(
      'One\nline.\n\nAnd\n[Mosul](#place=mosul&date=21.10.2016) then.',
    );
    expect(problems).toEqual([
      {
        path: 'line 8',
        severity: 'error',
        code: 'story-view',
        message: expect.stringMatching(/"Mosul": "date=21\.10\.2016" .*; write #date=/),
      },
    ]);
    expect(story.chapters[0]!.passages[1]!.anchors).toEqual([
      { text: 'Mosul', view: { place: 'mosul' } },
    ]);
  });

  test('a link to a heading or to nowhere is an error and comes out as its words', () => {
    const { story, problems } = parse('[a](#chapter-two) [b](javascript:alert(1))');
    expect(problems.map(({ code }) => code)).toEqual(['story-view', 'story-link']);
    expect(story.chapters[0]!.passages[0]!.html).toBe('<p>a b</p>');
  });

  test.each([
    ['size', 'word\n\n'.repeat(STORY_LIMITS.characters / 6 + 1)],
    ['a passage', 'x'.repeat(STORY_LIMITS.charactersOfPassage + 1)],
    ['quotations', `${'>'.repeat(STORY_LIMITS.nesting + 1)} x`],
    ['lists', `${'- '.repeat(STORY_LIMITS.nesting + 1)}x`],
  ])('beyond the limit of %s nothing is rendered', (_, body) => {
    const { story, problems } = parse(body);
    expect(problems.map(({ code }) => code)).toEqual(['story-limit']);
    expect(story.chapters).toEqual([]);
  });

  test('a rule of many dashes is no nesting', () => {
    expect(parse(`a\n\n${'- '.repeat(40)}\n\n${'-'.repeat(80)}\n\nb`).problems).toEqual([]);
  });

  test('a story without text is a warning', () => {
    expect(parse('\n').problems).toEqual([
      expect.objectContaining({ code: 'story-empty', severity: 'warning' }),
    ]);
  });
});

/** Every tag of HTML as the parser of a browser would see one. */
const TAG = /<\/?([a-zA-Z][^\s/>]*)([^>]*)>/g;
const ALLOWED = /^(a|p|em|strong|code|pre|ul|ol|li|blockquote|h[1-6]|hr|br)$/;
const ATTRIBUTES =
  /^( (href="(#|https?:|mailto:|(?![a-z][a-z0-9+.-]*:))[^"]*"|rel="noreferrer"|title="[^"]*"|start="\d+"|class="language-[^"]*"))* ?\/?$/i;

test('hostile Markdown never yields script, handlers or javascript: addresses', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[a](javascript:alert(1))',
      '[a](JaVaScRiPt&#58;alert(1))',
      '[a](  java\tscript:alert(1))',
      '<javascript:alert(1)>',
      '![a](x" onerror="alert(1))',
      '[a](#place=x"onclick="y)',
      '[a](#place=%22%3E%3Cscript%3E)',
      '[a](<#date=2016-10-21"><script>>)',
      '[a](#date=2016-10-21 "t\\" onclick=\\"x")',
      '[a](data:text/html;base64,PHNjcmlwdD4=)',
      '```js" onload="x\n',
      '<a href="javascript:x">',
      '<svg/onload=x>',
      '](',
      '[',
      '<',
      '"',
      "'",
      '&quot;',
      '&#x22;',
      '\n\n',
      '\n',
      '# ',
      '> ',
      '- ',
      '`',
      '*',
      '\\',
      '\u0000',
      '[r]: javascript:x\n',
      '[a][r]',
      '# [x](#place=a"b)',
      'vbscript:x',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join('');
      const head = `---\ntitle: t\nstandfirst: ${JSON.stringify(`x${text}`)}\n---\n`;
      const { story } = parseStory(head + text, 'story.en.md');
      const htmls = [
        story.standfirst ?? '',
        ...story.chapters.flatMap(({ heading, passages }) => [
          heading ?? '',
          ...passages.map(({ html }) => html),
        ]),
      ];
      for (const html of htmls) {
        for (const [, name, attributes] of html.matchAll(TAG)) {
          expect(name).toMatch(ALLOWED);
          expect(attributes).toMatch(ATTRIBUTES);
        }
        expect(html.replace(TAG, '')).not.toContain('<');
      }
    }),
    { numRuns: 2000 },
  );
}, 60_000);
