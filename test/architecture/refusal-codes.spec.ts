import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
const sources = globSync('{libs,apps/api,apps/cli,apps/worker}/**/*.ts', { cwd: root })
  .filter((file) => !/\.(spec|contract)\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

type Said = Readonly<{ where: string; code: string; sentence: string }>;

/** Every code and sentence given to `ensure` or a new `Refusal`; what is put in at run time stands as `…`. */
function saidIn({ file, text }: Readonly<{ file: string; text: string }>): Said[] {
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
}

const said = sources.flatMap(saidIn);

/** Codes that stand in several files: a rule that is said a second time, unless the code is one of many things. */
const inSeveralFiles = (all: readonly Said[]): string[] =>
  [...Map.groupBy(all, ({ code }) => code)]
    .filter(([, given]) => new Set(given.map(({ where }) => where.replace(/:\d+$/, ''))).size > 1)
    .map(([code]) => code)
    .sort();

/** No rule is said twice here: the code says the same of things that have nothing to do with each other. */
const ofManyThings = {
  'not-allowed': 'whatever the caller has no right to',
  'not-found': 'whatever was asked for and is not there for the caller',
  'not-the-giver': 'of a referral, and of thanks',
  'other-content': 'whatever has the id already: a referral, thanks, a note',
  'rate-limited': 'tries from one place, and requests of one caller',
  'too-large': 'a body, an event, an append',
  'unknown-network': 'a ref on the command line, and a stream that is not founded',
  'unknown-person': 'a ref on the command line, and a person of a command',
};

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
  'need-over',
  'need-too-long',
  'not-a-substitute',
  'own-parent',
  'parent-later',
  'person-not-chosen',
  'prospect-of-inside',
  'reason-not-kept',
  'rule-not-changeable',
  'substitute-for-oneself',
  'too-large',
  'unknown-network',
  'unknown-parent',
];

/** The words of the screens; visitors have their own. */
const refusals = ['server/refusals.ts', 'ui/further/refusals.ts', 'features/visiting/visit-words.ts']
  .map((file) => readFileSync(join(root, 'apps/web/src', file), 'utf8'))
  .join('\n');

describe('A refusal', () => {
  it('is found where libs and apps refuse', () => {
    expect(said.length).toBeGreaterThan(60);
    expect(said.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['self-referral', 'other-content', '…-not-a-participant', 'not-storable']),
    );
  });

  it('is given in one file, as each rule is said once', () => {
    expect(inSeveralFiles(said)).toEqual(Object.keys(ofManyThings));
  });

  it('that is given in a second file is found', () => {
    const [rules, handlers] = ['referral.rules.ts', 'referral.handlers.ts'].map((name) => ({
      file: `libs/referrals/src/${name}`,
      text: `ensure(isPast, 'future-day', 'This day has not come yet.');`,
    }));
    expect(inSeveralFiles([rules, rules].flatMap((one) => (one ? saidIn(one) : [])))).toEqual([]);
    expect(inSeveralFiles([rules, handlers].flatMap((one) => (one ? saidIn(one) : [])))).toEqual([
      'future-day',
    ]);
  });

  it('has a code in kebab-case', () => {
    const wrong = said.filter(({ code }) => !/^(…|[a-z]+)(-[a-z]+)*$/.test(code) || code === '…');
    expect(
      wrong.filter(({ where }) => !where.startsWith('libs/engine/event-sourcing/src/refusal.ts')),
    ).toEqual([]);
  });

  it('has a sentence for people', () => {
    const wrong = said.filter(({ sentence }) => !/^(…|[A-Z]).*([.!?]|…)$/.test(sentence));
    expect(
      wrong.filter(({ where }) => !where.startsWith('libs/engine/event-sourcing/src/refusal.ts')),
    ).toEqual([]);
  });

  it('is known to the screens, in both languages, unless no screen provokes it', () => {
    const asked = said.filter(({ where }) =>
      /^(?:apps\/api|libs\/(?:access|directory|ledger|meetings|networks|onboarding|people|referrals))\//.test(
        where,
      ),
    );
    const unknown = asked.filter(
      ({ code }) => !code.startsWith('…') && !new RegExp(`^ {2}'?${code}'?: msg`, 'm').test(refusals),
    );
    expect([...new Set(unknown.map(({ code }) => code))].sort()).toEqual(ofPrograms);
  });

  it('that the screens know by its code exists', () => {
    const known = [...refusals.matchAll(/^ {2}'([a-z-]+)': msg/gm)].map(([, code]) => code ?? '');
    const given = new Set(
      sources.flatMap(({ text }) => [...text.matchAll(/'([a-z]+(-[a-z]+)+)'/g)].map(([, code]) => code)),
    );
    const participants = ['giver', 'receiver', 'person'].map((who) => `${who}-not-a-participant`);
    expect(known.length).toBeGreaterThan(15);
    expect(known.filter((code) => !given.has(code) && !participants.includes(code))).toEqual([]);
  });
});
