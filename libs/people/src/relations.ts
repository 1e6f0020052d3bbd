/** What SQL of other libraries may read of people, as relations; the tables behind them are ours alone. */
export const peopleRelations = {
  /** Everybody whom a network knows: since when, and the keyed hash of the address (null: none). */
  known: '(select network_id, person_id, address_hash, known_on from known_person)',
  erased: '(select network_id, subject_id, what, erased_on from erased_subject)',
};
