import { normaliseAddress } from '@relais/contracts';
import type { Vault } from '@relais/privacy';

/** Keyed hash of an address; another than that of the same text anywhere else. */
export const addressHash = (vault: Vault, address: string): string =>
  vault.fingerprint(`address:${normaliseAddress(address)}`);
