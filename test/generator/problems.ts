import type { Folder } from '../oracle/folder';
import { lastDayGrown } from './plan';
import { everMembersBy, isMember, knownBy, participantsOn } from './members';

function repeated(refs: readonly string[]): string[] {
  const seen = new Set<string>();
  return refs.filter((ref) => seen.size === seen.add(ref).size);
}

function ofMembers({ members }: Folder): string[] {
  const inTime = (a: string, b: string) => a === '' || b === '' || a < b;
  const overlap = members.flatMap((one, index) =>
    members
      .slice(index + 1)
      .filter((two) => two.memberRef === one.memberRef)
      .filter(
        (two) =>
          (one.leftOn === '' || one.leftOn > two.joinedOn) &&
          (two.leftOn === '' || two.leftOn > one.joinedOn),
      )
      .map(() => `${one.memberRef}: periods overlap`),
  );
  const backwards = members.filter(({ joinedOn, leftOn }) => !inTime(joinedOn, leftOn));
  return [...overlap, ...backwards.map(({ memberRef }) => `${memberRef}: left before joining`)];
}

function ofAttendance(folder: Folder): string[] {
  const isOpen = folder.network.charter?.membership === 'none';
  const meetings = new Map(folder.meetings.map((meeting) => [meeting.meetingRef, meeting]));
  return folder.attendance.flatMap((line) => {
    const problems: string[] = [];
    const meeting = meetings.get(line.meetingRef);
    const member = folder.members.some(
      (row) => row.memberRef === line.personRef && isMember(row, meeting?.date ?? ''),
    );
    const isForOthers = ['visitor', 'substitute'].includes(line.status);
    if (meeting?.status !== 'held') problems.push('attendance at a meeting that was not held');
    if (!isOpen && member === isForOthers)
      problems.push(`${line.status} is not for ${member ? 'members' : 'others'}`);
    if ((line.status === 'substitute') !== (line.substituteFor !== ''))
      problems.push('substitute for nobody');
    return problems.map((problem) => `${line.meetingRef} ${line.personRef}: ${problem}`);
  });
}

function ofReferrals(folder: Folder): string[] {
  const byRef = new Map(folder.referrals.map((row) => [row.referralRef, row]));
  return folder.referrals.flatMap((row) => {
    const problems: string[] = [];
    const people = participantsOn(folder, row.passedOn);
    const meeting = folder.meetings.find(({ meetingRef }) => meetingRef === row.meetingRef);
    const parent = byRef.get(row.parentRef);
    if (row.fromRef === row.toRef) problems.push('to oneself');
    if (!people.includes(row.fromRef) || !people.includes(row.toRef)) problems.push('not participants');
    if (row.scope === 'outside' && row.contactBy === '') problems.push('nobody makes the call');
    if (row.agreed === 'no' && row.prospectPhone + row.prospectEmail !== '')
      problems.push('contact without agreement');
    if (row.meetingRef !== '' && meeting?.date !== row.passedOn) problems.push('not at that meeting');
    if (row.parentRef !== '' && !(parent && parent.passedOn <= row.passedOn && parent !== row))
      problems.push('parent');
    return problems.map((problem) => `${row.referralRef}: ${problem}`);
  });
}

function ofThanks(folder: Folder): string[] {
  const isOpen = folder.network.charter?.membership === 'none';
  return folder.thanks.flatMap((row) => {
    const problems: string[] = [];
    const referral = folder.referrals.find(({ referralRef }) => referralRef === row.referralRef);
    const people = isOpen ? knownBy(folder, row.on) : everMembersBy(folder, row.on);
    if (row.fromRef === row.toRef) problems.push('to oneself');
    if (!people.includes(row.fromRef) || !people.includes(row.toRef)) problems.push('never participants');
    if (row.referralRef !== '' && (referral?.toRef !== row.fromRef || referral.fromRef !== row.toRef)) {
      problems.push('not the referral of these two');
    }
    if (referral && referral.passedOn > row.on) problems.push('before the referral');
    if (row.amount !== '' && !(Number(row.amount) > 0)) problems.push('no money');
    return problems.map((problem) => `${row.thanksRef}: ${problem}`);
  });
}

/** What an import of the folder would complain about; empty when the folder is valid. */
export function problemsOf(folder: Folder): string[] {
  const days = [
    ...folder.members.flatMap(({ joinedOn, leftOn }) => [joinedOn, leftOn]),
    ...folder.meetings
      .filter(({ status }) => status !== 'scheduled' && status !== 'cancelled')
      .map(({ date }) => date),
    ...folder.referrals.map(({ passedOn }) => passedOn),
    ...[...folder.thanks, ...folder.oneToOnes].map(({ on }) => on),
  ];
  const pairs = folder.oneToOnes.filter(({ on, aRef, bRef }) => {
    const people = participantsOn(folder, on);
    return aRef === bRef || !people.includes(aRef) || !people.includes(bRef);
  });
  return [
    ...ofMembers(folder),
    ...ofAttendance(folder),
    ...ofReferrals(folder),
    ...ofThanks(folder),
    ...pairs.map(({ oneToOneRef }) => `${oneToOneRef}: not two participants`),
    ...days.filter((day) => day > lastDayGrown).map((day) => `${day}: in the future`),
    ...repeated(folder.meetings.map(({ meetingRef }) => meetingRef)),
    ...repeated(folder.attendance.map(({ meetingRef, personRef }) => `${meetingRef} ${personRef}`)),
    ...repeated(folder.referrals.map(({ referralRef }) => referralRef)),
    ...repeated(folder.thanks.map(({ thanksRef }) => thanksRef)),
    ...repeated(folder.oneToOnes.map(({ oneToOneRef }) => oneToOneRef)),
  ];
}
