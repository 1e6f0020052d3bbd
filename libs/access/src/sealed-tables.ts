import type { KeyTable } from '@relais/vault';

/** Our tables with sealed addresses, each under a key of its own that the master key wraps: for its rotation. */
export const accessKeyTables: readonly KeyTable[] = [
  { table: 'account', id: 'account_id' },
  { table: 'sign_in_code', id: 'code_id' },
  { table: 'join_request', id: 'request_id' },
];

/** The same, to be rewritten once something was erased from them. */
export const accessSealedTables: readonly string[] = accessKeyTables.map(({ table }) => table);
