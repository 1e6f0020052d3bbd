import { ledger } from './lines';

export const statement = [ledger];
