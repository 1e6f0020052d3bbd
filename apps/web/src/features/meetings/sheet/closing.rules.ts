import type { ClosingBody } from '@relais/contracts';
import type { Line } from './lines.rules';

/** What a closing says of each person who is listed: lines that are recorded as they stand are left out. */
export const closingOf = (lines: readonly Line[]): ClosingBody['attendance'] =>
  lines.flatMap(({ personId, status, shown, substituteFor, invitedBy, welcomedBy, firstTime }) =>
    shown === null || shown === status
      ? []
      : [
          {
            personId,
            status: shown,
            substituteFor,
            invitedBy,
            welcomedBy,
            firstTime,
            ...(status && { was: status }),
          },
        ],
  );
