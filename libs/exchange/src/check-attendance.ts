import { ensureSubstitute } from '@relais/meetings';
import { ensurePast } from '@relais/networks/rules';
import { type Say, checkRule } from './check-rule';
import type { Knowledge } from './knowledge';
import { type TableCheck, checkKnown, checkMeeting, names } from './table-check';
import { attendance } from './tables';

/** A person's line at a meeting, in {@link Knowledge.inFile}. */
export const presenceName = (meetingId: string, personId: string): string => `${meetingId} ${personId}`;

export function attendanceCheck(known: Knowledge): TableCheck<typeof attendance.columns> {
  const { ids, folderMembers, rules } = known;
  return {
    table: attendance,
    named: ({ meetingRef, personRef, substituteFor, invitedBy }) => [
      ...names('meeting', meetingRef),
      ...names('person', personRef, substituteFor, invitedBy),
    ],

    check({ meetingRef, personRef, personName, status, substituteFor, invitedBy }, say) {
      const personId = ids.of('person', personRef);
      if (!known.isFirst(presenceName(ids.of('meeting', meetingRef), personId)))
        say(
          'personRef',
          `“${personRef}” appears twice for meeting “${meetingRef}”${ids.isMerged(personRef) ? ', counting the person it is taken as' : ''}`,
        );
      const day = checkMeeting(known, say, 'meetingRef', meetingRef);
      checkRule(
        say,
        () => ensurePast({ meetingRef: day }, rules.latestDay),
        () => ['meetingRef', `the meeting “${meetingRef}” is still to come, on ${String(day)}`],
      );
      if (personName === null && !folderMembers.isNamed(personId) && !known.mayBeIn('members'))
        say('personName', 'must not be empty for somebody who is not in members.csv');
      if (substituteFor !== null) {
        const isSubstitute = checkRule(
          say,
          () => ensureSubstitute({ personId, status, substituteFor: ids.of('person', substituteFor) }),
          ({ code }) => [
            'substituteFor',
            code === 'not-a-substitute'
              ? 'only a substitute sits in for somebody'
              : 'nobody sits in for themselves',
          ],
        );
        if (isSubstitute) checkMember('substituteFor', substituteFor, say);
      }
      if (invitedBy !== null) checkMember('invitedBy', invitedBy, say);
    },

    keep({ meetingRef, personRef, personName, personEmail }, isBad) {
      if (meetingRef === undefined || personRef === undefined) return;
      const personId = ids.of('person', personRef);
      const meetingId = ids.of('meeting', meetingRef);
      known.inFile.add(presenceName(meetingId, personId));
      if (isBad) {
        if (!rules.skipBadLines) folderMembers.see(personId);
        return;
      }
      const isListed = folderMembers.isListed(personId);
      if (!isListed || !known.people.has(personId))
        known.notePerson(personRef, { name: personName, email: personEmail });
      if (!isListed)
        folderMembers.meet(personId, {
          ref: personRef,
          on: known.meetings.get(meetingId)?.day ?? rules.latestDay,
          name: personName ?? null,
          email: personEmail ?? null,
          isMerged: ids.isMerged(personRef),
        });
    },

    notices() {
      const several = [...folderMembers.guests.values()].filter(({ varies }) => varies).length;
      return several === 0
        ? []
        : [
            `${attendance.file}: ${String(several)} people have several names or addresses; the first ones were taken.`,
          ];
    },
  };

  /** Without membership everybody who is known. */
  function checkMember(column: string, ref: string, say: Say): void {
    if (!checkKnown(known, say, column, ref)) return;
    const isOpen = rules.charterOn(rules.latestDay).membership === 'none';
    if (!isOpen && !folderMembers.wasEverMember(ids.of('person', ref)) && !known.mayBeIn('members'))
      say(column, `“${ref}” is not a member; members are in members.csv`);
  }
}
