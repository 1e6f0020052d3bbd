import type { KeyTable } from '@relais/vault';

/** Tables with sealed addresses, each under its own key that the master key wraps; the rotation needs them. */
export const accessKeyTables: readonly KeyTable[] = [
  { table: 'account', id: 'account_id' },
  { table: 'sign_in_code', id: 'code_id' },
  { table: 'join_request', id: 'request_id' },
  { table: 'arrival', id: 'arrival_id' },
];

/** The same, to be rewritten once something was erased from them. */
export const accessSealedTables: readonly string[] = accessKeyTables.map(({ table }) => table);
