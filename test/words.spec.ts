import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What stands between the quotes of a catalogue: what is said on the screens, in both languages. */
const saidIn = (catalogue: string): string[] =>
  [...text(catalogue).matchAll(/^(?:msgid|msgstr) "(.*)"$/gm)].map(([, said = '']) => said);

/** Whole sources: comments there are read by people too. */
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/spec\.ts$/.test(name))
    .map((name) => text(join(folder, name)));

/** The visitor's impression is given by nobody in particular (DOMAIN.md, `ImpressionGiven`); nothing else is. */
const impression = /ImpressionGiven|impression/i;
const anonymous = /anonym/i;
const promised = /(?<!\p{L})(?:compliant|compliance|conformes?|conformité)(?!\p{L})/iu;

const wrong = (said: readonly string[]): string[] =>
  said.filter((one) => promised.test(one) || (anonymous.test(one) && !impression.test(one)));

describe('The product says pseudonymised, and never', () => {
  it.each(['fr', 'en'])(
    'on its screens (%s) that data are anonymous, nor that it is compliant',
    (language) => {
      const said = ['', 'further-'].flatMap((which) => saidIn(`apps/web/src/locales/${which}${language}.po`));
      expect(said.length).toBeGreaterThan(1000);
      expect(wrong(said)).toEqual([]);
      expect(said.some((one) => /pseudonymis/.test(one))).toBe(true);
    },
  );

  it.each([
    'apps/api/src',
    'apps/cli/src',
    'libs/mail/src',
    'libs/contracts/src',
    'libs/people/src',
    'libs/access/src',
    'libs/onboarding/src',
    'libs/notifications/src',
  ])('in the mails and answers of %s', (folder) => {
    const lines = sources(folder).flatMap((source) => source.split('\n'));
    expect(lines.length).toBeGreaterThan(50);
    expect(wrong(lines)).toEqual([]);
  });

  it.each(['README.md', 'CHANGELOG.md', 'docs/operations.md'])('in %s', (path) => {
    expect(wrong(text(path).split('\n'))).toEqual([]);
  });

  it.each([
    'Vos données sont anonymisées.',
    'Your data are anonymous.',
    'Relais est conforme au RGPD.',
    'En conformité avec le RGPD.',
    'A GDPR-compliant tool.',
  ])('this is found: %s', (said) => {
    expect(wrong([said])).toEqual([said]);
  });
});
