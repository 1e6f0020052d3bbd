/** The relations of people that SQL of other libraries may read; no other library names the tables behind them. */
export const peopleRelations = {
  /** Everyone that a network knows: since when, and the keyed hash of the address (null: none). */
  known: '(select network_id, person_id, address_hash, known_on from known_person)',
  erased: '(select network_id, subject_id, what, erased_on from erased_subject)',
};
