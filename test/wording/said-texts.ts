import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');

export type Language = 'fr' | 'en';

/** A text that people read, as it is typed. @property from sources of the screen that says it; none for a mail */
export type Said = Readonly<{ where: string; language: Language; text: string; from: readonly string[] }>;

/** What the screens say in both languages, CSV heads and papers included: an entry of a catalogue. */
export type Entry = Readonly<{ french: Said; english: Said }>;

export function entriesOf(catalogue: string, po: string): Entry[] {
  const lines = po.split('\n');
  let from: string[] = [];
  return lines.flatMap((line, index) => {
    if (line.startsWith('#: ')) from.push(line.slice(3));
    if (line === '') from = [];
    const text = quoted('msgid', line);
    if (!text) return [];
    const said = (language: Language, typed: string, number: number): Said => ({
      where: `${catalogue}:${String(number)}`,
      language,
      text: typed,
      from,
    });
    const english = quoted('msgstr', lines[index + 1] ?? '') ?? '';
    return [{ french: said('fr', text, index + 1), english: said('en', english, index + 2) }];
  });
}

function quoted(key: string, line: string): string | null {
  const [, typed] = new RegExp(`^${key} "(.*)"$`).exec(line) ?? [];
  return typed?.replaceAll('\\"', '"') ?? null;
}

/** French is the language of the sources, so that the English catalogues hold both. */
export const entries: readonly Entry[] = ['en.po', 'further-en.po'].flatMap((catalogue) =>
  entriesOf(catalogue, readFileSync(join(root, 'apps/web/src/locales', catalogue), 'utf8')),
);

/** Texts under `fr:` and `en:` in a source, as mails have them; what is put in at run time stands as `{}`. */
export function textsByLanguage(file: string, source: string): Said[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Said[] = [];
  const visit = (node: ts.Node, language: Language | null): void => {
    const text = language && textOf(node);
    if (text) {
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ where: `${file}:${String(line)}`, language, text, from: [] });
    }
    const named = ts.isPropertyAssignment(node) ? node.name.getText() : null;
    const within = named === 'fr' || named === 'en' ? named : language;
    ts.forEachChild(node, (child) => {
      visit(child, within);
    });
  };
  visit(tree, null);
  return found;
}

const names = new Set(['Relais', 'Français', 'English']);

/** Texts of a screen that no catalogue has: what is written between tags, outside Lingui's. */
export function textsOutsideCatalogues(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'Trans') return;
    if (ts.isJsxSelfClosingElement(node) && node.tagName.getText() === 'Plural') return;
    const text = ts.isJsxText(node) ? node.text.trim() : '';
    if (/[\p{L}:;!?«»]/u.test(text) && !names.has(text)) found.push(`${file}: ${text}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Each source of the screens, by its file. */
export const screens: readonly (readonly [file: string, source: string])[] = globSync(
  'apps/web/src/**/*.tsx',
  { cwd: root },
).map((file) => [file, readFileSync(join(root, file), 'utf8')]);

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal: { text } }) => `{}${text}`).join('');
}

/** Mails, and whatever else the server says in both languages. */
export const serverTexts: readonly Said[] = globSync(
  '{apps/{api,cli,worker},libs/*,libs/engine/*}/src/**/*.ts',
  {
    cwd: root,
  },
)
  .filter((file) => !/\.(spec|contract)\.ts$/.test(file))
  .map((file) => ({ file, source: readFileSync(join(root, file), 'utf8') }))
  .filter(({ source }) => /\bfr:/.test(source) && /\ben:/.test(source))
  .flatMap(({ file, source }) => textsByLanguage(file, source));

/** A text once for each branch of its plurals, without tags: what may be read. */
export function readings(text: string): string[] {
  const [head] = /\{\w+, plural, /.exec(text) ?? [];
  if (head === undefined) return [text.replaceAll(/<\d+\/>/g, '{}').replaceAll(/<\/?\d+>/g, '')];
  const start = text.indexOf(head);
  const branches: string[] = [];
  let [depth, from, at] = [1, 0, start + head.length];
  for (; depth > 0 && at < text.length; at += 1) {
    if (text[at] === '{' && ++depth === 2) from = at + 1;
    if (text[at] === '}' && --depth === 1) branches.push(text.slice(from, at));
  }
  return branches.flatMap((branch) => readings(text.slice(0, start) + branch + text.slice(at)));
}
