import { vault } from '../../engine/vault/src/vault';

export const rows = [vault];
