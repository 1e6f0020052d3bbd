import type { vault } from '@relais/privacy';

export type Vault = typeof vault;
