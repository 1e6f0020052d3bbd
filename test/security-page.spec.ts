import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');

/** Levels 1 and 2 of OWASP ASVS 5.0: of each section the requirements, and those of level 1. */
const sections: readonly [section: string, numbers: readonly number[], ofLevel1: readonly number[]][] = [
  ['3.2', [1, 2], [1, 2]],
  ['3.3', [1, 2, 3, 4], [1]],
  ['3.4', [1, 2, 3, 4, 5, 6], [1, 2]],
  ['3.5', [1, 2, 3, 4, 5], [1, 2, 3]],
  ['3.7', [1, 2], []],
  ['6.1', [1, 2, 3], [1]],
  ['6.2', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [1, 2, 3, 4, 5, 6, 7, 8]],
  ['6.3', [1, 2, 3, 4], [1, 2]],
  ['6.4', [1, 2, 3, 4], [1, 2]],
  ['6.5', [1, 2, 3, 4, 5], []],
  ['6.6', [1, 2, 3], []],
  ['6.8', [1, 2, 3, 4], []],
  ['7.1', [1, 2, 3], []],
  ['7.2', [1, 2, 3, 4], [1, 2, 3, 4]],
  ['7.3', [1, 2], []],
  ['7.4', [1, 2, 3, 4, 5], [1, 2]],
  ['7.5', [1, 2], []],
  ['7.6', [1, 2], []],
  ['8.1', [1, 2], [1]],
  ['8.2', [1, 2, 3], [1, 2]],
  ['8.3', [1], [1]],
  ['8.4', [1], []],
  ['14.1', [1, 2], []],
  ['14.2', [1, 2, 3, 4], [1]],
  ['14.3', [1, 2, 3], [1]],
  ['16.1', [1], []],
  ['16.2', [1, 2, 3, 4, 5], []],
  ['16.3', [1, 2, 3, 4], []],
  ['16.4', [1, 2, 3], []],
  ['16.5', [1, 2, 3], []],
];
const required = sections.flatMap(([section, numbers, ofLevel1]) =>
  numbers.map((n) => ({ id: `${section}.${n}`, level: ofLevel1.includes(n) ? '1' : '2' })),
);

const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) +\| (\d) +\| (.+?) +\| (.+?) +\|$/gm)].map(
  ([, id = '', level = '', what = '', proof = '']) => ({ id, level, what, proof }),
);
const testsIn = (text: string) =>
  [...text.matchAll(/`([\w/.-]+\.(?:e2e-)?spec\.ts)` “([^”]+)”/g)].map(([, file = '', sentence = '']) => ({
    file,
    sentence,
  }));
/** A test of this name, or a table of tests. */
const hasTest = ({ file, sentence }: { file: string; sentence: string }): boolean => {
  if (!existsSync(join(root, file))) return false;
  const text = readFileSync(join(root, file), 'utf8');
  return ["'", '`', '"'].some(
    (quote) =>
      text.includes(`(${quote}${sentence}${quote}`) || text.includes(`(\n    ${quote}${sentence}${quote}`),
  );
};

describe('The page on security', () => {
  it('has every requirement of levels 1 and 2 once, in order, with its level', () =>
    expect(rows.map(({ id, level }) => ({ id, level }))).toEqual(required));

  it('names a test, a page or a reason for each', () => {
    const without = rows.filter(
      ({ proof }) => testsIn(proof).length === 0 && !/^(Does not apply|Not yet|Documented in)\b/.test(proof),
    );
    expect(without).toEqual([]);
    expect(rows.filter(({ what }) => what.length < 10)).toEqual([]);
  });

  it('names tests that there are', () => {
    const named = testsIn(page);
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((test) => !hasTest(test))).toEqual([]);
  });

  it('would notice a test that there is not', () => {
    const [test] = testsIn('`test/security-page.spec.ts` “names no such test”');
    expect(test && hasTest(test)).toBe(false);
    expect(testsIn(page.replaceAll('`test/', '`nowhere/')).filter(hasTest).length).toBeLessThan(20);
  });

  it('links to pages and places in them that there are', () => {
    const links = [...page.matchAll(/\]\(([\w/.-]+\.md)(?:#([\w-]+))?\)/g)];
    expect(links.length).toBeGreaterThan(10);
    for (const [, file = '', place] of links) {
      const text = readFileSync(join(root, 'docs', file), 'utf8');
      const places = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replaceAll(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      );
      expect({ file, places }).toEqual({
        file,
        places: place === undefined ? places : expect.arrayContaining([place]),
      });
    }
  });
});
