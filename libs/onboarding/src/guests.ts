import { Email, Name, cleanName, normaliseAddress } from '@relais/contracts';

/** Why a list of people cannot be read; `path` names the line: `people.3`. */
type Fault = Readonly<{ path: string; code: string; message: string }>;

/** A person on a list of invitations. */
export type Guest = Readonly<{ name: string | null; address: string }>;

const most = 100;
/** Between commas and semicolons, those between quotation marks aside. */
const entries = /(?:"[^"]*"|[^,;])+/g;
const mostParts = 4 * most;
const mostFaults = 20;
const tooMany = {
  path: 'people',
  code: 'how-many',
  message: `Invite between 1 and ${String(most)} people.`,
};

/**
 * Reads `Ada Novak <ada@example.org>` or the address alone, one per line or between commas and semicolons; each address once.
 * @returns with faults (the first ones) nobody is invited
 */
export function guestsIn(list: string): Readonly<{ guests: Guest[]; faults: Fault[] }> {
  if (list.split(/[,;\n]/, mostParts + 1).length > mostParts) return { guests: [], faults: [tooMany] };
  const guests = new Map<string, Guest>();
  const faults: Fault[] = [];
  list.split(/\r?\n/).forEach((line, index) => {
    const bad = (code: string, message: string) =>
      faults.push({ path: `people.${String(index + 1)}`, code, message });
    for (const part of line.match(entries) ?? []) {
      if (faults.length >= mostFaults || cleanName(part) === '') continue;
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
  if (faults.length === 0 && (guests.size === 0 || guests.size > most)) faults.push(tooMany);
  return { guests: [...guests.values()], faults };
}
