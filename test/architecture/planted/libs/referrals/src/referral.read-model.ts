import { vault } from '../../privacy/src/vault';

export const rows = [vault];
