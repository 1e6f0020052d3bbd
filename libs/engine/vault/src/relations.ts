/** What SQL of other libraries may read of the vault, as relations; the tables behind them are ours alone. */
export const vaultRelations = {
  /** Of which subjects anything can be opened. */
  subjects: '(select network_id, subject_id from vault_key)',
  /** Which fields a subject has; some are empty. */
  fields: '(select subject_id, field from vault_value)',
};
