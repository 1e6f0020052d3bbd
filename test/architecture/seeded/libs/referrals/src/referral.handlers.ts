import { vault } from '../../engine/vault/src/index';

export const handlers = [vault];
