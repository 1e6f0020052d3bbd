import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { I18n } from '@lingui/core';

/** The texts of the screens that a member opens at table, or of the further ones, as the app has them in this language. */
export async function textsIn(locale: 'fr' | 'en', which: '' | 'further-' = ''): Promise<I18n> {
  const { setupI18n } = await import('@lingui/core');
  const { formatter } = await import('@lingui/format-po');
  const { compileMessage } = await import('@lingui/message-utils/compileMessage');
  const filename = join(__dirname, `../../../apps/web/src/locales/${which}${locale}.po`);
  const context = { locale, sourceLocale: 'fr', filename };
  const catalogue = await formatter().parse(readFileSync(filename, 'utf8'), context);
  const messages = Object.fromEntries(
    Object.entries(catalogue).map(([id, { translation = '' }]) => [id, compileMessage(translation)]),
  );
  return setupI18n({ locale, messages: { [locale]: messages } });
}
