import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
/** `comments`: lines of 100. */
const most = { files: 25, dependencies: 5, comments: 3 };

const code = globSync('{apps,libs,test,launch}/**/*.{ts,tsx,css,mjs,cjs}', { cwd: root }).filter(
  (file) => !file.startsWith('test/architecture/seeded/'),
);

const parsed = (file: string, text: string) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
const isHistory = (file: string) => file.includes('/migrations/');
const isGenerated = (file: string) => file === 'apps/web/src/server/openapi.ts';
const sources = code
  .filter((file) => !file.endsWith('.css') && !isHistory(file) && !isGenerated(file))
  .map((file) => parsed(file, readFileSync(join(root, file), 'utf8')));

/** `folder: how many` for each folder with more files on one level than may be. */
const crowded = (files: readonly string[]): string[] =>
  [...Map.groupBy(files, (file) => dirname(file))]
    .filter(([, inside]) => inside.length > most.files)
    .map(([folder, inside]) => `${folder}: ${String(inside.length)}`);

/** The classes of a source whose constructors take more than may be, `class: how many`. */
function laden(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isConstructorDeclaration(node) && node.parameters.length > most.dependencies)
      found.push(`${node.parent.name?.text ?? source.fileName}: ${String(node.parameters.length)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const has = (node: ts.Node, modifier: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some(({ kind }) => kind === modifier) ?? false);

/** What may contain `//` without being a comment. */
const isText = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node) ||
  ts.isRegularExpressionLiteral(node) ||
  ts.isJsxText(node);

/** How many lines of a source are comments other than the docstrings of exported names and of their members. */
function commentLinesIn(source: ts.SourceFile): number {
  const docstrings = new Set<number>();
  const texts: ts.TextRange[] = [];
  const visit = (node: ts.Node, isPublic: boolean): void => {
    if (isText(node)) texts.push({ pos: node.getStart(source), end: node.end });
    if (isPublic) for (const { pos } of ts.getJSDocCommentsAndTags(node)) docstrings.add(pos);
    ts.forEachChild(node, (child) => {
      visit(child, isPublic && !ts.isBlock(child) && !has(child, ts.SyntaxKind.PrivateKeyword));
    });
  };
  for (const statement of source.statements) visit(statement, has(statement, ts.SyntaxKind.ExportKeyword));
  let lines = 0;
  const comment = /\/\*[^]*?\*\/|\/\/.*/g;
  for (let found = comment.exec(source.text); found; found = comment.exec(source.text)) {
    const { index, 0: text } = found;
    if (texts.some(({ pos, end }) => pos <= index && index < end)) comment.lastIndex = index + 2;
    else if (!docstrings.has(index)) lines += text.split('\n').length;
  }
  return lines;
}

/** `folder: comments of 100 lines` for each library, app and other folder with more than may be. */
function talkative(all: readonly ts.SourceFile[]): string[] {
  const folders = Map.groupBy(
    all,
    ({ fileName }) => /^(?:libs\/engine|libs|apps)\/[^/]+|^[^/]+/.exec(fileName)?.[0] ?? '',
  );
  return [...folders].flatMap(([folder, inside]) => {
    const lines = inside.reduce((sum, { text }) => sum + text.split('\n').length, 0);
    const comments = inside.reduce((sum, source) => sum + commentLinesIn(source), 0);
    const share = (100 * comments) / lines;
    return share < most.comments ? [] : [`${folder}: ${share.toFixed(1)}`];
  });
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
    expect(sources.length).toBeGreaterThan(900);
    expect(sources.flatMap(laden)).toEqual([]);
  });

  it('with more would be found', () => {
    const parameters = (count: number) =>
      Array.from({ length: count }, (_, n) => `p${String(n)}: X`).join(', ');
    const founding = (count: number) =>
      parsed('x.ts', `class Founding { constructor(${parameters(count)}) {} }`);
    expect(laden(founding(6))).toEqual(['Founding: 6']);
    expect(laden(founding(5))).toEqual([]);
  });
});

describe('Comments', () => {
  it(`other than docstrings of exported names are less than ${String(most.comments)} of 100 lines everywhere`, () => {
    expect(talkative(sources)).toEqual([]);
  });

  it('would be found where there are more', () => {
    const code = 'export const a = 1;\n'.repeat(98);
    const withLines = (text: string) => talkative([parsed('libs/x/src/x.ts', code + text)]);
    expect(withLines('// One.\n// Two.')).toEqual([]);
    expect(withLines('// One.\n// Two.\n// Three.\n// Four.')).toEqual(['libs/x: 3.9']);
  });

  it.each([
    ['/** Of an exported name. */\nexport const a = 1;', 0],
    ['export class A {\n  /** Of a method. */\n  a() {}\n  /** Of a private one. */\n  private b() {}\n}', 1],
    ['export type A = {\n  /** Of a property. */\n  a: string;\n};', 0],
    ['/**\n * Of a name that\n * is not exported.\n */\nconst a = 1;', 4],
    ['export function a() {\n  // Within a function.\n  return "// a text";\n}', 1],
    ['export const a = `${b /* in a template */} // text`;', 1],
    ['export const a = <p>https://example.org</p>;', 0],
  ])('are counted by the line: %s', (text, lines) => {
    expect(commentLinesIn(parsed('x.tsx', text))).toBe(lines);
  });
});
