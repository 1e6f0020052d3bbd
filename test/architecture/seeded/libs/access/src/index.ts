export { ledger } from '@relais/ledger';
