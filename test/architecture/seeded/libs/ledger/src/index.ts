export { ledger } from './lines';
