import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Action } from '@relais/contracts';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
const product = globSync('{libs,apps/api,apps/cli,apps/worker}/**/*.ts', { cwd: root })
  .filter((file) => !/\.(spec|contract|fixture)\.ts$/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'));

/** The rights that a source asks: `may(principal, 'read-network')`, `ensureMay(…)`. */
function askedIn(text: string): string[] {
  if (!/\b(may|ensureMay)\(/.test(text)) return [];
  const asked: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ['may', 'ensureMay'].includes(node.expression.getText())) {
      const [, action] = node.arguments;
      if (action && ts.isStringLiteralLike(action)) asked.push(action.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return asked;
}

function unasked(rights: readonly string[], sources: readonly string[]): string[] {
  const asked = new Set(sources.flatMap(askedIn));
  return rights.filter((right) => !asked.has(right));
}

describe('A right', () => {
  it('is asked where the thing is done', () => {
    expect(product.length).toBeGreaterThan(300);
    expect(unasked(Action.options, product)).toEqual([]);
  });

  it('is missed where it only stands in the table, in a comment or in a text', () => {
    const sources = [
      ...product,
      "export const rights = { 'rename-network': { what: 'rename it' } };",
      "// ensureMay(principal, 'rename-network');",
      "export const told = 'rename-network';",
    ];
    expect(unasked([...Action.options, 'rename-network'], sources)).toEqual(['rename-network']);
    const asking = "export const rename = (principal) => ensureMay(principal, 'rename-network');";
    expect(unasked(['rename-network'], [...sources, asking])).toEqual([]);
  });
});
