import { normaliseAddress } from '@relais/contracts';
import type { Vault } from '@relais/vault';

/** Whether two texts, each of which may be missing, are one e-mail address, however they are written. */
export const isSameAddress = (one: string | null | undefined, other: string | null | undefined): boolean =>
  normaliseAddress(one ?? '') === normaliseAddress(other ?? '');

/** Keyed hash of an address; another than that of the same text anywhere else. */
export const addressHash = (vault: Vault, address: string): string =>
  vault.fingerprint(`address:${normaliseAddress(address)}`);
