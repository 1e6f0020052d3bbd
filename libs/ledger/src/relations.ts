/** The relations of the ledger that SQL of other libraries may read; no other library names the table behind them. */
export const ledgerRelations = {
  /** All lines, those of earlier knowledge (`known_to`) too. */
  lines:
    '(select network_id, person_id, referral_id, subject_id, kind, day, until_day, standing, known_to from ledger_line)',
  /** The steps of receivers that stand. */
  steps: '(select network_id, referral_id, what, day, "position" from referral_step where known_to is null)',
};
