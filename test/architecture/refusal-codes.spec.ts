import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
const sources = globSync('{libs,apps/api,apps/cli,apps/worker}/**/*.ts', { cwd: root })
  .filter((file) => !/\.(spec|contract)\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

type Said = Readonly<{ where: string; code: string; sentence: string }>;

/** Every code and sentence given to `ensure` or a new `Refusal`; what is put in at run time stands as `…`. */
const said: readonly Said[] = sources.flatMap(({ file, text }) => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Said[] = [];
  const visit = (node: ts.Node): void => {
    const given = codeAndSentence(node);
    if (given) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const [code, sentence] = given.map(literal);
      found.push({ where: `${file}:${String(line)}`, code: code ?? '', sentence: sentence ?? '' });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
});

function codeAndSentence(node: ts.Node): readonly ts.Expression[] | null {
  if (ts.isCallExpression(node) && node.expression.getText() === 'ensure') return node.arguments.slice(1, 3);
  if (ts.isNewExpression(node) && node.expression.getText() === 'Refusal')
    return node.arguments?.slice(0, 2) ?? [];
  return null;
}

function literal(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return `…`;
  return node.head.text + node.templateSpans.map(({ literal: { text } }) => `…${text}`).join('');
}

/** Given to programs, and to commands of an operator: the screens send nothing that provokes them. */
const ofPrograms = [
  'bad-cursor',
  'not-a-substitute',
  'own-parent',
  'parent-later',
  'person-not-chosen',
  'prospect-of-inside',
  'substitute-for-oneself',
  'too-large',
  'unknown-network',
  'unknown-parent',
];

describe('A refusal', () => {
  it('is found where libs and apps refuse', () => {
    expect(said.length).toBeGreaterThan(60);
    expect(said.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['self-referral', 'other-content', '…-not-a-participant', 'not-storable']),
    );
  });

  it('has a code in kebab-case', () => {
    const wrong = said.filter(({ code }) => !/^(…|[a-z]+)(-[a-z]+)*$/.test(code) || code === '…');
    expect(wrong.filter(({ where }) => !where.startsWith('libs/event-sourcing/src/refusal.ts'))).toEqual([]);
  });

  it('has a sentence for people', () => {
    const wrong = said.filter(({ sentence }) => !/^(…|[A-Z]).*([.!?]|…)$/.test(sentence));
    expect(wrong.filter(({ where }) => !where.startsWith('libs/event-sourcing/src/refusal.ts'))).toEqual([]);
  });

  it('is known to the screens, in both languages, unless no screen provokes it', () => {
    const refusals = readFileSync(join(root, 'apps/web/src/server/refusals.ts'), 'utf8');
    const asked = said.filter(({ where }) =>
      /^(?:apps\/api|libs\/(?:access|ledger|meetings|networks|people|privacy|referrals))\//.test(where),
    );
    const unknown = asked.filter(
      ({ code }) => !code.startsWith('…') && !new RegExp(`^ {2}'?${code}'?: msg`, 'm').test(refusals),
    );
    expect([...new Set(unknown.map(({ code }) => code))].sort()).toEqual(ofPrograms);
  });

  it('that the screens know by its code exists', () => {
    const refusals = readFileSync(join(root, 'apps/web/src/server/refusals.ts'), 'utf8');
    const known = [...refusals.matchAll(/^ {2}'([a-z-]+)': msg/gm)].map(([, code]) => code ?? '');
    const given = new Set(
      sources.flatMap(({ text }) => [...text.matchAll(/'([a-z]+(-[a-z]+)+)'/g)].map(([, code]) => code)),
    );
    const participants = ['giver-not-a-participant', 'receiver-not-a-participant'];
    expect(known.length).toBeGreaterThan(15);
    expect(known.filter((code) => !given.has(code) && !participants.includes(code))).toEqual([]);
  });
});
