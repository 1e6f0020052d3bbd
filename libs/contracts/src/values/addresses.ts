import isEmail from 'validator/lib/isEmail';
import { cleanName } from '../text';

/** Whether a cleaned text is a complete e-mail address; server and import both ask this function. */
export function isAddress(text: string): boolean {
  const address = cleanName(text);
  return !/\p{Cc}/u.test(address) && isEmail(address);
}

/**
 * The one way in which an e-mail address is written when addresses are compared: cleaned, in small letters, its domain as the mail
 * servers write it (`xn--…`).
 */
export function normaliseAddress(address: string): string {
  const text = cleanName(address).toLowerCase();
  const at = text.lastIndexOf('@') + 1;
  const domain = text.slice(at);
  if (/^[!-~]*$/.test(domain) || !URL.canParse(`http://${domain}`)) return text;
  return text.slice(0, at) + new URL(`http://${domain}`).hostname;
}
