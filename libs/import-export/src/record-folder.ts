import type { Recording } from './import-context';
import { recordGuests } from './record-network';
import { announcementsRecorder } from './tables/announcements';
import { attendanceRecorder } from './tables/attendance';
import { oneToOnesRecorder, thanksRecorder } from './tables/exchanges';
import { meetingsRecorder } from './tables/meetings';
import { membersRecorder } from './tables/members';
import { needsRecorder } from './tables/needs';
import { peopleRecorder } from './tables/people';
import { recordTable } from './tables/record-table';
import { reportsRecorder } from './tables/reports';
import { seriesRecorder } from './tables/series';
import { referralsRecorder } from './tables/referrals';
import type { ReferralLine } from './tables/tables';

/** Records what a surveyed folder has more than the log, each thing after those that it builds on. */
export async function recordFolder(recording: Recording): Promise<void> {
  const { known, dependencies } = recording;
  for (let round = 0; round <= known.folderMembers.rounds; round++)
    await recordTable(recording, membersRecorder(recording, round));
  await recordTable(recording, membersRecorder(recording, 'admissions'));
  await recordGuests(recording);
  if (!recording.log.isNew) await recordTable(recording, peopleRecorder(recording));
  await recordTable(recording, seriesRecorder(known, dependencies.vault));
  await recordTable(recording, meetingsRecorder(known, dependencies.vault));
  await recordTable(recording, attendanceRecorder(known));
  await recordTable(recording, announcementsRecorder(known));
  await recordTable(recording, needsRecorder(known));
  await recordReferrals(recording);
  await recordTable(recording, reportsRecorder(known));
  await recordTable(recording, thanksRecorder(known));
  await recordTable(recording, oneToOnesRecorder(known));
  const isWithdrawn = ({ withdrawnOn }: ReferralLine) => withdrawnOn !== null;
  const isColumn = recording.survey.headers.get('referrals')?.columns.includes('withdrawnOn');
  if (isColumn) await recordTable(recording, referralsRecorder(known), { takes: isWithdrawn, isLater: true });
}

/** Lines whose parent comes later in the file wait for a further reading of it. */
async function recordReferrals(recording: Recording): Promise<void> {
  const { ids, referrals } = recording.known;
  const roundOf = ({ referralRef }: ReferralLine) =>
    referrals.get(ids.idOf('referral', referralRef))?.round ?? 0;
  const rounds = referrals.values().reduce((most, { round }) => Math.max(most, round), 0);
  for (let round = 0; round <= rounds; round++)
    await recordTable(recording, referralsRecorder(recording.known), {
      takes: (line) => roundOf(line) === round,
    });
}
