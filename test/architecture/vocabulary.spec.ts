import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');

/** Words of a private language that this code spoke once, with what is said instead. */
const retired: Readonly<Record<string, string>> = {
  fact: 'event',
  facts: 'events',
  thereof: 'of it',
  likewise: 'also',
  whoever: 'the person who, or their role',
  whom: 'the person, or their role',
  asker: 'caller',
  askers: 'callers',
  recognise: 'find',
  recognising: 'authentication',
  mend: 'correct, repair',
  mends: 'corrects, repairs',
  mended: 'corrected, repaired',
  stretch: 'batch',
  stretches: 'batches',
  patience: 'longest wait',
  'seconds to wait': 'retry after seconds',
  'tables beside': 'shadow tables',
  'streams aside': 'spill table',
  lifted: 'upcast',
  digest: 'apply',
  spell: 'membership period',
  spells: 'membership periods',
  roll: 'member index',
  roster: 'member index',
  fate: 'plan',
  fates: 'plans',
  judgement: 'plan',
  trial: 'fixture',
  trials: 'fixtures',
  hunt: 'crash test',
  hunted: 'tested',
  planted: 'seeded',
  sweep: 'purge',
  sweeps: 'purges',
  swept: 'purged',
  post: 'mail queue',
  carrier: 'transport',
};

/** Names that others gave: fields of answers and of `--json`, commands, methods of HTTP and of the platform. */
const given: readonly Readonly<{ name: string; file: RegExp }>[] = [
  {
    name: 'facts',
    file: /^(apps\/web\/src|apps\/cli\/src|libs\/contracts\/src)\/|referral-answer\.ts$|^test\/acceptance\//,
  },
  {
    name: 'whom',
    file: /^apps\/web\/src\/(features\/journal|server)\/|\/audit(-journal)?\.ts$|^test\/(acceptance|isolation)\//,
  },
  { name: 'hunt', file: /^launch\.mjs$/ },
  { name: 'Post', file: /\.controller\.ts$|bare-server\.ts$/ },
  { name: 'post', file: /openapi\.ts$|^test\/bench\/http\.ts$/ },
  { name: 'postMessage', file: /^apps\/web\/src\/server\// },
];

const wordsOf = (name: string): string =>
  name
    .split(/(?<=[a-z\d])(?=[A-Z])|[^A-Za-z\d]+/)
    .filter(Boolean)
    .join(' ')
    .toLowerCase();

const isRetired = (name: string): boolean =>
  Object.keys(retired).some((words) => ` ${wordsOf(name)} `.includes(` ${words} `));

type Source = Readonly<{ file: string; text: string }>;

/** Names with retired words: what a source declares or imports, and the source's own. */
function retiredIn({ file, text }: Source): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const names = new Set([basename(file)]);
  const visit = (node: ts.Node): void => {
    // What is only looked up in something is declared there: by us, or by a library.
    const isLookedUp = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (ts.isIdentifier(node) && !isLookedUp) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  const isGiven = (name: string) => given.some((one) => one.name === name && one.file.test(file));
  return [...names].filter((name) => isRetired(name) && !isGiven(name)).map((name) => `${file}: ${name}`);
}

/** The same words in a sentence: `POST` is none of them. */
const inProse = new RegExp(
  `\\b(?:${Object.keys(retired)
    .map((words) => `[${words.charAt(0).toUpperCase()}${words.charAt(0)}]${words.slice(1)}`)
    .join('|')})\\b`,
);

/** Words of no plain sentence: name the role, or say it in another way. */
const stilted = /\b(?:whoever|whom|somebody|mend(?:s|ed|ing)?|thereof|likewise|shall|of which|besides)\b/i;

/** The lines of a page with such a word; what stands between backquotes is a name, between quotes that of a test. */
const retiredInPage = ({ file, text }: Source): string[] =>
  text
    .split('\n')
    .filter((line) => {
      const prose = line.replace(/`[^`]*`|“[^”]*”|\bin fact\b/gi, '');
      return inProse.test(prose) || stilted.test(prose);
    })
    .map((line) => `${file}: ${line}`);

/** The lines of comments with such a word. */
const stiltedComments = ({ file, text }: Source): string[] =>
  text
    .split('\n')
    .map((line) => /(?:^|\s)(?:\/\*\*?|\*|\/\/) (.*)$/.exec(line)?.[1] ?? '')
    .filter((comment) => stilted.test(comment.replace(/`[^`]*`/g, '')))
    .map((comment) => `${file}: ${comment}`);

/** The names of tests with such a word. */
const stiltedTests = ({ file, text }: Source): string[] =>
  [...text.matchAll(/(?:\b(?:it|describe)|\))\(\s*(['"`])(.+?)\1,/g)]
    .map(([, , name = '']) => name)
    .filter((name) => stilted.test(name))
    .map((name) => `${file}: ${name}`);

const read = (file: string): Source => ({ file, text: readFileSync(join(root, file), 'utf8') });

describe('The vocabulary', () => {
  const sources = globSync('{libs,apps,test,launch}/**/*.{ts,tsx,mjs,cjs}', { cwd: root })
    .filter((file) => !file.includes('/migrations/') && !file.endsWith('vocabulary.spec.ts'))
    .map(read);

  it('has no retired word in any identifier', () => {
    expect(sources.length).toBeGreaterThan(1000);
    expect(sources.flatMap(retiredIn)).toEqual([]);
  });

  it('has no stilted word in any comment', () => {
    expect(sources.flatMap(stiltedComments)).toEqual([]);
  });

  it('has no stilted word in the name of a test', () => {
    expect(sources.flatMap(stiltedTests)).toEqual([]);
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
    ...Object.keys(retired).map((words) => `const the_${words.replaceAll(' ', '_')} = 1;`),
    'const newFact = 1;',
    'const { facts } = log;',
    'type KnownFacts = never;',
    'class Roster {}',
    'function f(roll: number) {}',
    'class SecondsToWait {}',
    'enum Kind { LiveStretch }',
    'const { digest: apply } = log;',
  ])('finds them: %s', (text) => {
    expect(retiredIn({ file: 'libs/ledger/src/some.ts', text })).toHaveLength(1);
  });

  it.each([
    'const factor = 1;',
    'const scrollTo = 1;',
    'const { facts } = answer;',
    'const hash = text.digest();',
    'const secondsWaited = 1;',
  ])('leaves others: %s', (text) => {
    expect(retiredIn({ file: 'apps/web/src/some.ts', text })).toEqual([]);
  });

  it('finds them in the name of a file', () => {
    expect(retiredIn({ file: 'libs/mail/src/smtp-carrier.ts', text: '' })).toHaveLength(1);
  });

  it.each([
    '/** The person to whom it goes. */',
    ' * Whoever asks.',
    'const a = 1; // Likewise.',
    '  /* Text, of which nothing stays. */',
  ])('finds stilted words in a comment: %s', (text) => {
    expect(stiltedComments({ file: 'libs/ledger/src/some.ts', text })).toHaveLength(1);
  });

  it.each(["const text = 'To whom it may concern';", '/** `whom` is a field. */', "'https://whom'"])(
    'finds none in %s',
    (text) => {
      expect(stiltedComments({ file: 'libs/ledger/src/some.ts', text })).toEqual([]);
    },
  );

  it.each(["it('asks whoever it is', () =>", "it.each([1])('mends it', () =>", "describe(\n  'Somebody',"])(
    'finds stilted words in the name of a test: %s',
    (text) => {
      expect(stiltedTests({ file: 'libs/ledger/src/some.spec.ts', text })).toHaveLength(1);
    },
  );

  it('finds them in a page', () => {
    const text =
      'A fact is recorded.\nIn fact, `facts` is the name of a field.\nThe roster of a day.\nSomebody shall read it.';
    expect(retiredInPage({ file: 'README.md', text })).toHaveLength(3);
  });
});
