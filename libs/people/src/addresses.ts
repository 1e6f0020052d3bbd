import { normaliseAddress } from '@relais/contracts';
import type { Vault } from '@relais/vault';

/** Whether two texts are the same e-mail address, however they are written; false where one is missing. */
export const isSameAddress = (one: string | null | undefined, other: string | null | undefined): boolean =>
  normaliseAddress(one ?? '') === normaliseAddress(other ?? '');

/** The keyed hash of an address; different from the hash of the same text in any other use. */
export const addressHash = (vault: Vault, address: string): string =>
  vault.fingerprint(`address:${normaliseAddress(address)}`);
