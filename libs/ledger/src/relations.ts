/** What SQL of other libraries may read of the ledger, as relations; the table behind them is ours alone. */
export const ledgerRelations = {
  /** All lines, those of earlier knowledge (`known_to`) too. */
  lines:
    '(select network_id, person_id, referral_id, subject_id, kind, day, until_day, standing, known_to from ledger_line)',
};
