/** The relations of the vault that SQL of other libraries may read; no other library names the tables behind them. */
export const vaultRelations = {
  /** The subjects that can still be opened. */
  subjects: '(select network_id, subject_id from vault_key)',
  /** Which fields a subject has; some are empty. */
  fields: '(select subject_id, field from vault_value)',
};
