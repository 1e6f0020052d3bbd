import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
const most = { files: 25, dependencies: 5 };

const code = globSync('{apps,libs,test,launch}/**/*.{ts,tsx,css,mjs,cjs}', { cwd: root }).filter(
  (file) => !file.startsWith('test/architecture/planted/'),
);

/** `folder: how many` for each folder with more files on one level than may be. */
const crowded = (files: readonly string[]): string[] =>
  [...Map.groupBy(files, (file) => dirname(file))]
    .filter(([, inside]) => inside.length > most.files)
    .map(([folder, inside]) => `${folder}: ${String(inside.length)}`);

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

describe('A folder', () => {
  it(`has ${String(most.files)} files of code at most`, () => {
    expect(code.length).toBeGreaterThan(900);
    expect(crowded(code)).toEqual([]);
  });

  it('with more would be found', () => {
    const files = Array.from({ length: 26 }, (_, n) => `libs/x/src/file-${String(n)}.ts`);
    expect(crowded(files)).toEqual(['libs/x/src: 26']);
    expect(crowded(files.slice(1))).toEqual([]);
  });
});

describe('A class', () => {
  it(`has ${String(most.dependencies)} constructor dependencies at most`, () => {
    const typescript = code.filter((file) => /\.tsx?$/.test(file));
    expect(typescript.flatMap((file) => laden(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('with more would be found', () => {
    const parameters = (count: number) =>
      Array.from({ length: count }, (_, n) => `p${String(n)}: X`).join(', ');
    expect(laden('x.ts', `class Founding { constructor(${parameters(6)}) {} }`)).toEqual(['Founding: 6']);
    expect(laden('x.ts', `class Founding { constructor(${parameters(5)}) {} }`)).toEqual([]);
  });
});
