import { Email, Name, cleanName, normaliseAddress } from '@relais/contracts';
import { InvalidInput } from './invalid-input';

/** Somebody on a list of those to be invited. */
export type Guest = Readonly<{ name: string | null; address: string }>;

const most = 100;
/** Between commas and semicolons, those between quotation marks aside. */
const entries = /(?:"[^"]*"|[^,;])+/g;
const mostParts = 4 * most;
const mostErrors = 20;
const tooMany = {
  path: 'people',
  code: 'how-many',
  message: `Invite between 1 and ${String(most)} people.`,
};

/**
 * Reads `Ada Novak <ada@example.org>` or the address alone, one per line or between commas and semicolons; each address once.
 * @throws InvalidInput with the lines that cannot be read, the first ones: `people.3`
 */
export function guestsIn(list: string): Guest[] {
  if (list.split(/[,;\n]/, mostParts + 1).length > mostParts) throw new InvalidInput([tooMany]);
  const guests = new Map<string, Guest>();
  const errors: InvalidInput['errors'][number][] = [];
  list.split(/\r?\n/).forEach((line, index) => {
    const bad = (code: string, message: string) =>
      errors.push({ path: `people.${String(index + 1)}`, code, message });
    for (const part of line.match(entries) ?? []) {
      if (errors.length >= mostErrors || cleanName(part) === '') continue;
      const [, called = '', within] = /^([^<>]*)<([^<>]*)>\s*$/.exec(part) ?? [];
      const address = Email.safeParse(within ?? part);
      const name = cleanName(called.replaceAll('"', ''));
      if (!address.success) bad('no-address', 'There is no e-mail address, or more than one.');
      else if (name !== '' && !Name.safeParse(name).success)
        bad('name-too-long', 'A name has at most 120 characters.');
      else if (!guests.has(normaliseAddress(address.data)))
        guests.set(normaliseAddress(address.data), { name: name || null, address: address.data });
    }
  });
  if (errors.length === 0 && (guests.size === 0 || guests.size > most)) errors.push(tooMany);
  if (errors.length > 0) throw new InvalidInput(errors);
  return [...guests.values()];
}
