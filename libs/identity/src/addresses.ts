import type { Vault } from '@relais/privacy';

/** The one way in which an e-mail address is written when addresses are compared. */
export const normalised = (address: string): string => address.trim().toLowerCase().normalize('NFC');

/** Keyed hash of an address; another than that of the same text anywhere else. */
export const addressHash = (vault: Vault, address: string): string =>
  vault.fingerprint(`address:${normalised(address)}`);
