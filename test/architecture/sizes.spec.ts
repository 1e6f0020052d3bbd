import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
const most = { dependencies: 5 };

const code = globSync('{apps,libs,test,launch}/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !file.startsWith('test/architecture/planted/'),
);

/** The classes of a file whose constructors take more than may be, `class: how many`. */
function laden(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isConstructorDeclaration(node) && node.parameters.length > most.dependencies)
      found.push(`${node.parent.name?.text ?? file}: ${String(node.parameters.length)}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

describe('A class', () => {
  it(`has ${String(most.dependencies)} constructor dependencies at most`, () => {
    expect(code.length).toBeGreaterThan(900);
    expect(code.flatMap((file) => laden(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('with more would be found', () => {
    const parameters = (count: number) =>
      Array.from({ length: count }, (_, n) => `p${String(n)}: X`).join(', ');
    expect(laden('x.ts', `class Founding { constructor(${parameters(6)}) {} }`)).toEqual(['Founding: 6']);
    expect(laden('x.ts', `class Founding { constructor(${parameters(5)}) {} }`)).toEqual([]);
  });
});
