import { networkRelations } from '@relais/networks';
import { roleInForce } from '@relais/people';

/**
 * SQL: the role in which a person acts now (docs/roles.md).
 * @param row alias of a row that names the person and the network
 * @param grant alias of their row in `role_grant`, which may be missing
 */
export const actingRole = (row: string, grant: string): string =>
  `case when ${roleInForce(grant)} = 'member' and ${networkRelations.isVisitor(row)} then 'visitor' else ${roleInForce(grant)} end`;
