/**
 * SQLSTATE classes that speak of the server, not of the statement: 08 connection, 28 and 3D no way in, 40 rollback (deadlock), 53
 * resources (a full disk), 55 not in the state (locks), 57 intervention (shutdown, cancel), 58 system; 25006 became a standby.
 */
const stateOfServer = /^(08|28|3D|40|53|55|57|58)...$|^25006$/;

/** System errors: no server, no answer, no room on the disk. */
const codeOfSystem =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ENOTFOUND|EAI_AGAIN|ENOSPC|EDQUOT|EROFS|EIO)$/;

/** Messages of pg, its pool and TypeORM that have no code. */
const said =
  /^Connection terminated|^timeout exceeded when trying to connect|is not queryable$|^timeout expired$/;
const lostByTypeOrm = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/** Whether something failed because the database or the disk was unavailable: the same may succeed later. */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, name = '', message = '', cause } = error as Partial<NodeJS.ErrnoException>;
  const isCode = typeof code === 'string' && (stateOfServer.test(code) || codeOfSystem.test(code));
  return isCode || lostByTypeOrm.test(name) || said.test(message) || isUnavailable(cause);
}
