import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');

/** Words of a private language that this code spoke once, with what is said instead. */
const retired: Readonly<Record<string, string>> = {
  fact: 'event',
  facts: 'events',
  thereof: 'of it',
  roll: 'member index',
  roster: 'member index',
  spells: 'membership periods',
};

/** Names that outside programs know: of answers and of `--json`. */
const outside: readonly Readonly<{ name: string; file: RegExp }>[] = [
  {
    name: 'facts',
    file: /^(apps\/web\/src|apps\/cli\/src|libs\/contracts\/src)\/|referral-answer\.ts$|^test\/acceptance\//,
  },
];

const wordsOf = (name: string): string[] =>
  name
    .split(/(?<=[a-z\d])(?=[A-Z])|[^A-Za-z\d]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());

const isRetired = (word: string): boolean => Object.hasOwn(retired, word);

type Source = Readonly<{ file: string; text: string }>;

/** The retired words in the identifiers of a source and in the name of its file. */
function retiredIn({ file, text }: Source): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const names = new Set([basename(file)]);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const isOutside = (name: string) => outside.some((one) => one.name === name && one.file.test(file));
  return [...names]
    .filter((name) => wordsOf(name).some(isRetired) && !isOutside(name))
    .map((name) => `${file}: ${name}`);
}

const inProse = new RegExp(`\\b(?:${Object.keys(retired).join('|')})\\b`, 'i');

/** The lines of a page with a retired word; what stands between backquotes is a name. */
const retiredInPage = ({ file, text }: Source): string[] =>
  text
    .split('\n')
    .filter((line) => inProse.test(line.replace(/`[^`]*`/g, '').replace(/\bin fact\b/gi, '')))
    .map((line) => `${file}: ${line}`);

const read = (file: string): Source => ({ file, text: readFileSync(join(root, file), 'utf8') });

describe('The vocabulary', () => {
  it('has no retired word in any identifier', () => {
    const files = globSync('{libs,apps,test,launch}/**/*.{ts,tsx,mjs,cjs}', { cwd: root }).filter(
      (file) => !file.includes('/migrations/') && !file.endsWith('vocabulary.spec.ts'),
    );
    expect(files.length).toBeGreaterThan(1000);
    expect(files.map(read).flatMap(retiredIn)).toEqual([]);
  });

  it('has no retired word in what is written for readers', () => {
    // The law and the contract are given; the history of versions says what it said.
    const pages = globSync('{README,CONTRIBUTING,docs/*,docs/adr/*}.md', { cwd: root }).filter(
      (page) => !/docs\/(API|DOMAIN)\.md$/.test(page),
    );
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.map(read).flatMap(retiredInPage)).toEqual([]);
  });

  it.each([
    'const newFact = 1;',
    'const { facts } = log;',
    'type KnownFacts = never;',
    'class Roster {}',
    'function f(roll: number) {}',
  ])('finds them: %s', (text) => {
    expect(retiredIn({ file: 'libs/ledger/src/some.ts', text })).toHaveLength(1);
  });

  it.each(['const factor = 1;', 'const scrollTo = 1;', 'const { facts } = answer;'])(
    'leaves others: %s',
    (text) => {
      expect(retiredIn({ file: 'apps/web/src/some.ts', text })).toEqual([]);
    },
  );

  it('finds them in a page', () => {
    const text = 'A fact is recorded.\nIn fact, `facts` is the name of a field.\nThe roster of a day.';
    expect(retiredInPage({ file: 'README.md', text })).toHaveLength(2);
  });
});
