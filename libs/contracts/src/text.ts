import { longest } from './limits';

export { englishTypography } from './typography/english-typography';
export { frenchTypography } from './typography/french-typography';

/** Emoji with what belongs to them: a tagged flag, a keycap, pictures joined by U+200D. */
const emoji =
  /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}|[\d#*]\uFE0F\u20E3|\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)*/u;
/** Format characters, variation selectors and fillers, and letters that look like nothing. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\u{16FE4}\u{1D159}]/u;
/** Runs of them at once, and no function for each: a hostile text has thousands. */
const emojiOrInvisible = new RegExp(`(${emoji.source})|${invisible.source}+`, 'gu');
const spaces = /[\t\p{Zs}\p{Zl}\p{Zp}]+/gu;
const hyphens = /[\u2010\u2011\uFE63\uFF0D]/g;
const dashes = /[\u2012-\u2015\u2212]/g;
/** Texts that only need trimming: most of them, so they cost nothing. */
const plain = /^(?:[!-~]| (?! ))*$/;

/**
 * Free text as it is kept: without invisible characters, with ordinary spaces and hyphens, in NFC, trimmed. Line feeds and other
 * control characters stay, so that they can be refused.
 */
export function cleanText(text: string): string {
  if (plain.test(text)) return text.trim();
  return text
    .replace(emojiOrInvisible, '$1')
    .replace(spaces, ' ')
    .replace(hyphens, '-')
    .normalize('NFC')
    .trim();
}

/** Free text of several lines as it is kept: each line cleaned, without empty ones. */
export const cleanLines = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(cleanText)
    .filter(Boolean)
    .join('\n');

/** A name, key, number or address as it is kept: like free text, and a dash is a hyphen. */
export const cleanName = (text: string): string => cleanText(text).replace(dashes, '-');

/** Whether a text may be a whole e-mail address; the server has the last word ({@link isAddress}). */
export const mayBeAddress = (text: string): boolean => /^.+@[^\s@]+\.[^\s@]{2,}$/u.test(cleanName(text));

/** The code of a mail to sign in by, without spaces and dashes. */
export const signInCode = /^\d{6}$/;

/** Whether a text, cleaned, can be a telephone number: 6 to 15 digits, of any script, and not too long. */
export function isPhone(text: string): boolean {
  const phone = cleanPhone(text);
  const digits = phone.match(/\d/g)?.length ?? 0;
  return digits >= 6 && digits <= 15 && phone.length <= longest.phone && !/\p{Cc}/u.test(phone);
}

/** A telephone number as it was written, without `tel:`; digits of a spreadsheet (`3.3639980016E+10`) in full where all are there. */
export function cleanPhone(text: string): string {
  const name = cleanName(text);
  if (/^[+\d ().\-/]*$/.test(name)) return name;
  const phone = name.normalize('NFKC').replace(/^tel:\s*/i, '');
  const [, whole, rest = '', exponent] = /^(\d)(?:[.,](\d+))?E\+?(\d\d?)$/i.exec(phone) ?? [];
  if (whole === undefined) return phone;
  return rest.length === Number(exponent) ? whole + rest : '';
}
