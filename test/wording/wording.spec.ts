import {
  type Language,
  type Said,
  entries,
  entriesOf,
  readings,
  screens,
  serverTexts,
  textsByLanguage,
  textsOutsideCatalogues,
} from './said-texts';
import { english } from './english';
import { type Forbidden, anywhere } from './forbidden';
import { french } from './french';
import { terms } from './terms';

const forbidden: Readonly<Record<Language, readonly Forbidden[]>> = {
  fr: [...anywhere, ...french],
  en: [...anywhere, ...english],
};
const said: readonly Said[] = [
  ...entries.flatMap(({ french, english }) => [french, english]),
  ...serverTexts,
];

/** Each fault as file, line and text, with the reason. */
const faultsOf = (texts: readonly Said[]): string[] =>
  texts.flatMap(({ where, language, text }) =>
    forbidden[language]
      .filter(({ found }) => readings(text).some((reading) => found.test(reading)))
      .map(({ why }) => `${where}: ${text} (${why})`),
  );

/**
 * Read by people who are not members of the network that it is about, or of none yet: *vous*, also while they found one. By both:
 * a host prepares it for them. Everything else says *tu*.
 */
const toVisitors =
  /features\/(?:objection\/|joining\/(?:join-|invitation-words)|meetings\/announcing\/invitation|network\/messages\/messages-to-visitors|referral\/prospect-words|visiting\/|acceptance\/)|pages\/no-network-page|features\/founding\/|ui\/further\/visitors-notice|invitation-mail|accounts\/address-mails/;
const toBoth = /features\/(?:joining\/poster|visiting\/visitor-code-page)/;
/** Read before Relais knows who reads, or by members and those who may become one: neither *tu* nor *vous*. */
const toAnyone = /features\/sign-in\/|code-mail|outbox-pages|ui\/further\/(?:meeting-fields|members-notice)/;
/** To the members of a club together, or to the two who are introduced. */
const plural = ['Celui que vous utilisez entre vous.', 'Pourquoi vous réunissez-vous ?', 'Je vous présente'];
const vous = /(?<!\p{L}|rendez-)(?:vous|votre|vos|(?!assez|chez|rendez)\p{L}{2,}ez)(?!\p{L})/iu;
const tu =
  /(?<!\p{L})(?:tu|toi|ton|ta|tes|t'\p{L}+|réessaie|essaie|choisis|écris|dis|recharge|corrige|appuie|(?:demande|donne|copie)-\p{L}+)(?!\p{L})/iu;

const misaddressed = (texts: readonly Said[]): string[] =>
  texts
    .filter(({ where, language, text, from }) => {
      const files = [where, ...from];
      if (language === 'en' || plural.includes(text) || files.some((file) => toBoth.test(file))) return false;
      if (files.some((file) => toAnyone.test(file)) && tu.test(text)) return true;
      return (files.some((file) => toVisitors.test(file)) ? tu : vous).test(text);
    })
    .map(({ where, text }) => `${where}: ${text}`);

const termsLost = (all: typeof entries): string[] =>
  all.flatMap(({ french, english }) =>
    terms
      .filter(([term, translated]) => term.test(french.text) && !translated.test(english.text))
      .map(([term]) => `${english.where}: ${english.text} (${String(term)})`),
  );

describe('What people read', () => {
  it('is found in both catalogues and in the mails', () => {
    expect(entries.length).toBeGreaterThan(600);
    expect(serverTexts.filter(({ language }) => language === 'fr').length).toBeGreaterThan(20);
    expect(serverTexts.filter(({ language }) => language === 'en').length).toBeGreaterThan(20);
  });

  it('has no forbidden construction', () => expect(faultsOf(said)).toEqual([]));

  it('says tu to members, vous to visitors, and neither to people it does not know', () =>
    expect(misaddressed(said)).toEqual([]));

  it('stands in a catalogue, with its punctuation', () => {
    expect(screens.length).toBeGreaterThan(100);
    expect(screens.flatMap(([file, source]) => textsOutsideCatalogues(file, source))).toEqual([]);
  });

  it('has the same English term for a French one', () => expect(termsLost(entries)).toEqual([]));
});

describe('The list of forbidden constructions', () => {
  const each = (['fr', 'en'] as const).flatMap((language) =>
    forbidden[language].map((one) => [language, one.why, one] as const),
  );

  it.each(each)('finds (%s): %s', (language, why, { bad, good }) => {
    const faults = (text: string) => faultsOf([{ where: 'here:1', language, text, from: [] }]);
    expect(faults(bad).filter((fault) => fault.endsWith(`(${why})`))).toEqual([`here:1: ${bad} (${why})`]);
    expect(faults(good).filter((fault) => fault.endsWith(`(${why})`))).toEqual([]);
  });
});

describe('The check', () => {
  const po = ['#: src/features/joining/join-page.tsx', 'msgid "Tu viens ?"', 'msgstr "Are you coming?"', ''];
  const [entry] = entriesOf('en.po', po.join('\n'));

  it('reads a catalogue with its lines and sources', () =>
    expect(entry).toEqual({
      french: expect.objectContaining({ where: 'en.po:2', text: 'Tu viens ?' }) as Said,
      english: expect.objectContaining({ where: 'en.po:3', text: 'Are you coming?' }) as Said,
    }));

  it('reads the branches of a plural', () =>
    expect(readings('{n, plural, one {<0># ligne</0>} other {# lignes}} de {name}')).toEqual([
      '# ligne de {name}',
      '# lignes de {name}',
    ]));

  it('reads texts under fr and en', () =>
    expect(
      textsByLanguage('mail.ts', 'const words = { fr: { subject: `À ${name}` }, en: { subject: "Hi" } };'),
    ).toEqual([
      { where: 'mail.ts:1', language: 'fr', text: 'À {}', from: [] },
      { where: 'mail.ts:1', language: 'en', text: 'Hi', from: [] },
    ]));

  it('finds tu to a visitor or to anyone, and vous to a member', () => {
    const member = {
      where: 'en.po:9',
      language: 'fr',
      text: 'Réessayez',
      from: ['src/app/shell.tsx'],
    } as const;
    const anyone = { ...member, text: 'Ton code', from: ['src/features/sign-in/code-form.tsx'] };
    expect(misaddressed([...(entry ? [entry.french] : []), member, anyone])).toEqual([
      'en.po:2: Tu viens ?',
      'en.po:9: Réessayez',
      'en.po:9: Ton code',
    ]);
  });

  it('finds a text and a colon outside the catalogues', () =>
    expect(
      textsOutsideCatalogues('page.tsx', 'const page = <p>{name} : {word} <Trans>Oui : non</Trans></p>;'),
    ).toEqual(['page.tsx: :']));

  it('finds a term that is lost', () =>
    expect(
      termsLost([
        {
          french: { where: 'en.po:1', language: 'fr', text: 'Le relevé', from: [] },
          english: { where: 'en.po:2', language: 'en', text: 'The account', from: [] },
        },
      ]),
    ).toEqual(['en.po:2: The account (/relevé(?! indicatif)/i)']));
});
