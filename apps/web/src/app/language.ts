import { i18n, type Messages } from '@lingui/core';
import { englishTypography, frenchTypography } from '@relais/contracts/text';
import { stored } from '../server/storage';

export type Language = 'fr' | 'en';
const key = 'relais.language';

type Catalogs = Record<Language, () => Promise<{ messages: Messages }>>;

const catalogs: Catalogs = {
  fr: () => import('../locales/fr.po'),
  en: () => import('../locales/en.po'),
};

/** The catalogue of pages that a member does not open at table (lingui.config.ts). */
const further: Catalogs = {
  fr: () => import('../locales/further-fr.po'),
  en: () => import('../locales/further-en.po'),
};
let speaksFurther = false;

const isLanguage = (value: unknown): value is Language => value === 'fr' || value === 'en';

function readChoice(): Language | null {
  const value = stored.getItem(key);
  return isLanguage(value) ? value : null;
}

/** The language chosen on this device, or the browser's first language that we have, or French. */
export function preferredLanguage(): Language {
  return readChoice() ?? navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'fr';
}

/** Sets every text by the typography of the language, with the names in it. */
export function setAsSaid(): void {
  const say = i18n._.bind(i18n) as (...asked: unknown[]) => string;
  const set = (...asked: unknown[]) =>
    (i18n.locale === 'fr' ? frenchTypography : englishTypography)(say(...asked));
  Object.assign(i18n, { _: set, t: set });
}

export async function speak(language: Language): Promise<void> {
  const { messages } = await catalogs[language]();
  const more = speaksFurther ? (await further[language]()).messages : {};
  i18n.loadAndActivate({ locale: language, messages: { ...messages, ...more } });
  document.documentElement.lang = language;
}

/** A page with texts of the further catalogue, once they are there. */
export async function withTexts<Page>(page: Promise<Page>): Promise<Page> {
  speaksFurther = true;
  const [{ messages }] = await Promise.all([
    further[i18n.locale as Language](),
    import('../ui/further/refusals'),
  ]);
  i18n.load(i18n.locale, messages);
  return page;
}

export async function choose(language: Language): Promise<void> {
  stored.setItem(key, language);
  await speak(language);
}
