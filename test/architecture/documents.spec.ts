import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const pages = globSync(['README.md', 'CONTRIBUTING.md', 'docs/*.md', 'docs/adr/*.md'], { cwd: root });

type Page = Readonly<{ file: string; text: string }>;
const pageOf = (file: string): Page => ({ file, text: read(file) });

/** The anchor of a heading, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** The links of a page to a file or a heading that does not exist. */
function brokenLinks({ file, text }: Page): string[] {
  const isBroken = (target: string): boolean => {
    const [path = '', anchor] = target.split('#');
    const page = path === '' ? file : join(dirname(file), path);
    if (path !== '' && !existsSync(join(root, page))) return true;
    return anchor !== undefined && !anchorsOf(path === '' ? text : read(page)).includes(anchor);
  };
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target) && isBroken(target))
    .map((target) => `${file}: ${target}`);
}

/** The paths of this repository that a page names between backquotes and that do not exist; `*` stands for anything. */
const missingPaths = ({ file, text }: Page): string[] =>
  [...text.matchAll(/`((?:apps|libs|test|launch|deploy|demo|docs)\/[\w./*-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => globSync(path, { cwd: root }).length === 0)
    .map((path) => `${file}: ${path}`);

/** The names behind a link, ``[file](path) `name`, `other` ``, that do not occur in its file. */
const missingNames = ({ file, text }: Page): string[] =>
  [...text.matchAll(/\]\((\.\.\/[^)#]+\.tsx?)\)((?:,? `\w+`)+)/g)].flatMap(([, path = '', names = '']) => {
    const source = read(join(dirname(file), path));
    return [...names.matchAll(/\w+/g)]
      .map(([name]) => name)
      .filter((name) => !new RegExp(`\\b${name}\\b`).test(source))
      .map((name) => `${file}: ${name} in ${path}`);
  });

const folders = globSync(['apps/*', 'libs/*', 'libs/engine/*', 'test/*', 'launch', 'deploy', 'demo'], {
  cwd: root,
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory() && entry.name !== 'engine')
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));

/** The folders that a page does not name between backquotes. */
const unnamedFolders = (text: string, all: readonly string[]): string[] =>
  all.filter((folder) => !text.includes(`\`${folder}\``));

describe('The documents', () => {
  it('link to files and headings that exist', () => {
    expect(pages.length).toBeGreaterThan(30);
    expect(pages.map(pageOf).flatMap(brokenLinks)).toEqual([]);
  });

  it('name paths that exist', () => {
    expect(pages.map(pageOf).flatMap(missingPaths)).toEqual([]);
  });

  it('name functions and classes that are in the file which they link to', () => {
    expect(read('docs/walkthrough.md').match(/\) `/g)?.length).toBeGreaterThan(30);
    expect(pages.map(pageOf).flatMap(missingNames)).toEqual([]);
  });

  it.each([
    ['[a file](docs/nowhere.md)', 'docs/nowhere.md'],
    ['[a heading](docs/DOMAIN.md#nowhere)', 'docs/DOMAIN.md#nowhere'],
    ['[a heading of its own](#nowhere)', '#nowhere'],
  ])('would be found with a broken link: %s', (link, target) => {
    const text = `# Start\n${link}, [here](#start), [there](docs/DOMAIN.md#words), [elsewhere](https://example.org/#x)`;
    expect(brokenLinks({ file: 'README.md', text })).toEqual([`README.md: ${target}`]);
  });

  it('would be found with a path or a name that is missing', () => {
    const text =
      '`libs/ledger/src/nowhere.ts`, `test/faults/*.ts`, [ids](../libs/contracts/src/values/ids.ts) `PersonId`, `Nobody`';
    const page = { file: 'docs/page.md', text };
    expect(missingPaths(page)).toEqual(['docs/page.md: libs/ledger/src/nowhere.ts']);
    expect(missingNames(page)).toEqual(['docs/page.md: Nobody in ../libs/contracts/src/values/ids.ts']);
  });
});

describe('The README', () => {
  it('names every app, every library and every kind of test', () => {
    expect(folders.length).toBeGreaterThan(40);
    expect(unnamedFolders(read('README.md'), folders)).toEqual([]);
  });

  it('would be found without one', () => {
    expect(unnamedFolders('`apps/api`, `apps/web-next`', ['apps/api', 'apps/web'])).toEqual(['apps/web']);
  });
});
