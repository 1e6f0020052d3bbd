import { chartersOnInSql, isVisitorInSql, membersOnInSql } from './rules-in-sql';

/** The relations of networks that SQL of other libraries may read; no other library names the tables behind them. */
export const networkRelations = {
  /** The persons with a role above member. */
  roles: '(select network_id, person_id, role from role_grant)',
  /** What people answered to networks that others added them to. */
  answers: '(select network_id, person_id, answer from membership_answer)',
  isVisitor: isVisitorInSql,
  membersOn: membersOnInSql,
  chartersOn: chartersOnInSql,
};
