import { statement } from './statement';

export const ledger = [statement];
