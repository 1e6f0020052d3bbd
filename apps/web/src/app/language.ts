import { i18n, type Messages } from '@lingui/core';

export type Language = 'fr' | 'en';
const key = 'relais.language';

const catalogs: Record<Language, () => Promise<{ messages: Messages }>> = {
  fr: () => import('../locales/fr.po'),
  en: () => import('../locales/en.po'),
};

const isLanguage = (value: unknown): value is Language => value === 'fr' || value === 'en';

function stored(): Language | null {
  const value = localStorage.getItem(key);
  return isLanguage(value) ? value : null;
}

/** What was chosen on this device, else the browser's first language that we speak, else French. */
export function preferredLanguage(): Language {
  return stored() ?? navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'fr';
}

export async function speak(language: Language): Promise<void> {
  const { messages } = await catalogs[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}

export async function choose(language: Language): Promise<void> {
  localStorage.setItem(key, language);
  await speak(language);
}
