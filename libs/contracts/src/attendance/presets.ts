import type { MeetingAnswer } from '../meetings';
import type { PersonId } from '../values/ids';
import type { AttendanceStatus } from '../values/values';
import { isInTheRoom } from './room';

type Listed = Pick<
  MeetingAnswer['people'][number],
  'personId' | 'isMember' | 'status' | 'announced' | 'substituteFor' | 'invitedBy'
>;

/**
 * How the people of a meeting attend as far as it is known (DOMAIN.md, "Meetings": preset); null: not expected, one tap away. Recorded
 * lines are as recorded. An announced substitute sits in unless the member is recorded as being there.
 */
export function presetsOf(people: readonly Listed[]): Map<PersonId, AttendanceStatus | null> {
  const recorded = new Map(people.map(({ personId, status }) => [personId, status]));
  const isSittingIn = ({ status, announced, substituteFor }: Listed): boolean =>
    status === null &&
    announced === 'yes' &&
    substituteFor !== null &&
    !isInTheRoom(recorded.get(substituteFor) ?? null);
  const represented = new Set(
    people
      .filter((one) => isSittingIn(one) || one.status === 'substitute')
      .map(({ substituteFor }) => substituteFor),
  );
  const presetOf = (one: Listed): AttendanceStatus | null => {
    const { personId, isMember, status, announced, substituteFor, invitedBy } = one;
    if (status !== null) return status;
    if (represented.has(personId)) return 'represented';
    if (isSittingIn(one)) return 'substitute';
    if (announced === 'no') return 'excused';
    if (isMember) return 'present';
    const isBrought = invitedBy !== null || substituteFor !== null;
    return announced === 'yes' && !isBrought ? 'present' : null;
  };
  return new Map(people.map((one) => [one.personId, presetOf(one)]));
}
