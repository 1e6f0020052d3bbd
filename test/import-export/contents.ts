import { recordedPhone } from '@relais/contracts';
import { type Folder, type ReferralRow, readFolder } from '../oracle/folder';

/** What a folder says, apart from the order of its lines and from different ways to say the same: equal after export. */
export function contents(folder: string) {
  const { network, members, meetings, attendance, referrals, thanks, oneToOnes } = readFolder(folder);
  const { charter = {}, ...settings } = network;
  const listed = new Set(members.map(({ memberRef }) => memberRef));
  return {
    network: {
      ...settings,
      charter: Object.keys(charter)
        .filter((key) => !isDefault(charter, key))
        .toSorted(),
    },
    members: sorted(
      members.map((row) => ({ ...row, leftBecause: row.leftBecause || (row.leftOn && 'left') })),
    ),
    meetings: sorted(meetings),
    attendance: sorted([
      ...attendance.map((row) =>
        listed.has(row.personRef) ? { ...row, personName: '', personEmail: '' } : row,
      ),
      ...represented(attendance),
    ]),
    referrals: sorted(referrals.map(sameReferral)),
    thanks: sorted(
      thanks.map((row) => ({ ...row, currency: '', amount: row.amount && Number(row.amount).toFixed(2) })),
    ),
    oneToOnes: sorted(oneToOnes),
  };
}

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();

const defaults: Folder['network']['charter'] & object = {
  membership: 'yes',
  exclusiveSeats: false,
  comfortSize: 30,
};
const isDefault = (charter: object, key: string) =>
  (charter as Record<string, unknown>)[key] === (defaults as Record<string, unknown>)[key];

function sameReferral(row: ReferralRow): ReferralRow {
  if (row.scope === 'inside')
    return { ...row, contactBy: '', agreed: '', prospectName: '', prospectPhone: '', prospectEmail: '' };
  const contactBy = row.contactBy || 'receiver';
  const agreed = row.agreed || (contactBy === 'receiver' ? 'no' : '');
  return agreed === 'yes'
    ? {
        ...row,
        contactBy,
        agreed,
        prospectPhone: row.prospectPhone && recordedPhone(row.prospectPhone, 'FR'),
      }
    : {
        ...row,
        contactBy,
        agreed: contactBy === 'receiver' ? 'no' : '',
        prospectPhone: '',
        prospectEmail: '',
      };
}

/** Members without a line of their own who had a substitute. */
function represented(attendance: Folder['attendance']): Folder['attendance'] {
  const present = new Set(attendance.map(({ meetingRef, personRef }) => `${meetingRef} ${personRef}`));
  return attendance
    .filter(
      ({ meetingRef, substituteFor }) =>
        substituteFor !== '' && !present.has(`${meetingRef} ${substituteFor}`),
    )
    .map(({ meetingRef, substituteFor }) => ({
      ...{ meetingRef, personRef: substituteFor, personName: '', personEmail: '', status: 'represented' },
      ...{ substituteFor: '', invitedBy: '', firstTime: '', welcomedBy: '' },
    }));
}
