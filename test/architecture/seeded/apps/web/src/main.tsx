import type { vault } from '@relais/vault';

export type Vault = typeof vault;
