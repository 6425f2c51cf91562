import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const documents = [
  'README.md',
  'docs/guides/commands.md',
  'docs/guides/authoring.md',
  'docs/guides/life-of-a-date.md',
  'docs/guides/publishing.md',
  'docs/spec/publication.md',
];

test.each(documents)('links and paths of %s lead somewhere', (path) => {
  const text = readFileSync(new URL(path, root), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link!);
  const sources = [...text.matchAll(/`(src\/[\w./-]+)`/g)].map(([, file]) => `/${file}`);
  for (const link of [...links, ...sources])
    expect(
      existsSync(
        link.startsWith('/') ? new URL(`.${link}`, root) : new URL(link, new URL(path, root)),
      ),
      link,
    ).toBe(true);
});

test('every command and script that the README names is there', () => {
  const text = readFileSync(new URL('README.md', root), 'utf8');
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
    scripts: object;
  };
  for (const [, script] of text.matchAll(/npm (?:run )?(start|test|bench|fuzz)\b/g))
    expect(scripts).toHaveProperty(script!);
  for (const [, command] of text.matchAll(/npx conflict-map (\w+)/g))
    expect(existsSync(new URL(`src/cli/commands/${command}.ts`, root)), command).toBe(true);
});
