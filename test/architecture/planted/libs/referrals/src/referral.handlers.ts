import { vault } from '../../privacy/src/index';

export const handlers = [vault];
