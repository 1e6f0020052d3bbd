import type { MeAnswer } from '@relais/contracts';
import type { Network } from './reads';
import { stored } from './storage';

const key = 'relais.persons';
/** The key under which older versions kept only the network. */
const networkKey = 'relais.network';

/** The speakers on this device, the last one first. */
export function rememberedPersons(): readonly string[] {
  try {
    return JSON.parse(stored.getItem(key) ?? '[]') as string[];
  } catch {
    return [];
  }
}

export function rememberPerson(personId: string): void {
  const others = rememberedPersons().filter((id) => id !== personId);
  stored.setItem(key, JSON.stringify([personId, ...others].slice(0, 50)));
}

export const rememberedNetwork = (): string | null => stored.getItem(networkKey);

/**
 * What the app opens among the accepted networks: the person who spoke last on this device, or the network that was used last on this
 * account, or the one accepted first. If the account is several persons there, it returns all of them for the person to choose. Empty:
 * nothing is accepted.
 */
export function openingOf(
  { networks, lastPersonId }: Pick<MeAnswer, 'networks' | 'lastPersonId'>,
  persons: readonly string[],
  networkOnDevice: string | null,
): readonly Network[] {
  const accepted = networks.filter((network) => network.accepted);
  const here = persons.flatMap((id) => accepted.filter(({ personId }) => personId === id))[0];
  if (here) return [here];
  const last =
    accepted.find(({ id }) => id === networkOnDevice) ??
    accepted.find(({ personId }) => personId === lastPersonId) ??
    accepted[0];
  return accepted.filter(({ id }) => id === last?.id);
}
