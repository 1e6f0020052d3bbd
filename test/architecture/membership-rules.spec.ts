import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

type Source = Readonly<{ file: string; text: string }>;

const root = join(__dirname, '../..');
/** Who was a member when is decided here alone: by the pure rules, and by the SQL that is compared with them. */
const homes = [
  'libs/contracts/src/values/membership-days.ts',
  'libs/networks/src/membership/membership-periods.rules.ts',
  'libs/networks/src/rules-in-sql.ts',
];
const sources = globSync('{libs,apps}/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !/\.spec\.tsx?$/.test(file) && !homes.includes(file))
  .map((file): Source => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const order = [
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
];
const isDay = (node: ts.Node): boolean => /(^|\.)(joinedOn|leftOn)( \?\?.*)?$/.test(node.getText());
const inSql = /\b(joined_on|left_on)\b\s*(<|>|is\b)|(<|>)=?\s*\w*\.?(joined_on|left_on)\b/;

/** Where the first or last day of a membership is compared with another day. */
function comparedIn({ file, text }: Source): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isCompared =
      (ts.isBinaryExpression(node) &&
        order.includes(node.operatorToken.kind) &&
        (isDay(node.left) || isDay(node.right))) ||
      (ts.isPropertyAccessExpression(node) && node.name.text === 'localeCompare' && isDay(node.expression)) ||
      ((ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && inSql.test(node.getText()));
    if (isCompared)
      found.push(`${file}:${String(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('Who was a member on a day', () => {
  it('is said by the rules of membership periods alone', () => {
    expect(sources.length).toBeGreaterThan(500);
    expect(sources.flatMap(comparedIn)).toEqual([]);
  });

  it.each([
    'const isMember = leftOn === null || leftOn > today;',
    'const hasBegun = (period.joinedOn ?? "") <= day;',
    'const isFirst = day < period.joinedOn;',
    'periods.sort((a, b) => a.leftOn.localeCompare(b.leftOn));',
    'const open = `select 1 from membership where left_on is null`;',
    'const begun = "joined_on <= $1";',
    'const before = `select from membership m where $1 < m.left_on and ${more}`;',
  ])('is found where it is said a second time: %s', (text) => {
    expect(comparedIn({ file: 'libs/ledger/src/seeded.ts', text })).toEqual(['libs/ledger/src/seeded.ts:1']);
  });

  it('is found in no question that compares no day', () => {
    const text = 'const is = leftOn === null ? joinedOn : `select joined_on, left_on from membership`;';
    expect(comparedIn({ file: 'libs/ledger/src/sound.ts', text })).toEqual([]);
  });
});
