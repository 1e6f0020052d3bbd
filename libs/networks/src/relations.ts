import { chartersOnInSql, membersOnInSql } from './rules-in-sql';

/** What SQL of other libraries may read of networks, as relations; the tables behind them are ours alone. */
export const networkRelations = {
  /** Who is more than a member. */
  roles: '(select network_id, person_id, role from role_grant)',
  /** What people answered to the networks that others brought them into. */
  answers: '(select network_id, person_id, answer from membership_answer)',
  membersOn: membersOnInSql,
  chartersOn: chartersOnInSql,
};
