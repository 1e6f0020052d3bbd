import { join } from 'node:path';
import { ESLint } from 'eslint';

const eslint = new ESLint({
  cwd: join(__dirname, '../..'),
  overrideConfig: { languageOptions: { parserOptions: { project: false } } },
  ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted-'),
});

async function complaints(code: string, file: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `libs/referrals/src/${file}` });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

describe('The domain', () => {
  it.each([
    'export const today = new Date();',
    'export const now = Date.now();',
    'export const dice = Math.random();',
    "export const home = process.env['HOME'];",
    "export const page = fetch('https://example.org');",
    "console.log('passed');",
    'setTimeout(() => undefined, 1);',
    'setInterval(() => undefined, 1);',
    'setImmediate(() => undefined);',
    'queueMicrotask(() => undefined);',
    'export const now = performance.now();',
    'export const id = crypto.randomUUID();',
    'export const now = globalThis.Date.now();',
    'export const today = new Intl.DateTimeFormat().format();',
    "import { randomUUID } from 'node:crypto'; export const id = randomUUID();",
    "import { Clock } from '@relais/event-sourcing'; export const now = new Clock().now();",
  ])('knows neither time nor chance nor the world: %s', async (code) => {
    for (const file of [
      'referral.decider.ts',
      'referral.events.ts',
      'referral.commands.ts',
      'referral.rules.ts',
    ])
      expect(await complaints(code, file)).toHaveLength(1);
  });

  it('may use what is pure', async () => {
    const code =
      "import { ensure } from '@relais/event-sourcing'; export const most = Math.max(1, 2); ensure(true, 'a', 'b');";
    expect(await complaints(code, 'referral.decider.ts')).toEqual([]);
  });

  it('is watched in its own files, not elsewhere', async () => {
    expect(await complaints('export const today = new Date();', 'referral.handlers.ts')).toEqual([]);
  });
});
