import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, unparse } from 'papaparse';

type Row<Column extends string> = Record<Column, string>;

/** The columns of the import format, in the order in which they are written; the optional ones included. */
const columns = {
  members: ['memberRef', 'name', 'email', 'company', 'sector', 'joinedOn', 'leftOn', 'leftBecause'],
  meetings: ['meetingRef', 'date', 'startTime', 'endTime', 'kind', 'place', 'status', 'unnamed'],
  attendance: [
    'meetingRef',
    'personRef',
    'personName',
    'personEmail',
    'status',
    'substituteFor',
    'invitedBy',
    'firstTime',
    'welcomedBy',
  ],
  referrals: [
    'referralRef',
    'passedOn',
    'fromRef',
    'toRef',
    'scope',
    'warmth',
    'contactBy',
    'agreed',
    'meetingRef',
    'parentRef',
    'prospectName',
    'prospectPhone',
    'prospectEmail',
    'need',
  ],
  thanks: ['thanksRef', 'referralRef', 'fromRef', 'toRef', 'on', 'amount', 'currency'],
  oneToOnes: ['oneToOneRef', 'on', 'aRef', 'bRef'],
} as const;

export type MemberRow = Row<(typeof columns.members)[number]>;
export type MeetingRow = Row<(typeof columns.meetings)[number]>;
export type AttendanceRow = Row<(typeof columns.attendance)[number]>;
export type ReferralRow = Row<(typeof columns.referrals)[number]>;
export type ThanksRow = Row<(typeof columns.thanks)[number]>;
type OneToOneRow = Row<(typeof columns.oneToOnes)[number]>;

export type CharterJson = {
  purpose?: 'business' | 'support' | 'social' | 'activity';
  membership?: 'yes' | 'none';
  businessTalk?: 'allowed' | 'not-in-meetings' | 'never';
  comfortSize?: number;
  exclusiveSeats?: boolean;
  absenceRule?: { count: number; months: number } | { count: number; inARow: true };
  thanksAmount?: 'optional' | 'required' | 'never';
  thanksVisibility?: 'both' | 'sum-only';
  regularKinds?: string[];
  window?: number;
  coreMinimum?: number;
  returnWithin?: number;
  coreShare?: number;
};

type NetworkJson = {
  networkRef: string;
  name: string;
  purpose: string;
  timezone: string;
  currency: string;
  language: string;
  charter?: CharterJson;
  laterCharters?: { from: string; charter: CharterJson }[];
  description?: { values?: string; price?: string };
};

/** A folder of the import format: every value as it stands in the CSV files, '' where it is empty or missing. */
export type Folder = {
  network: NetworkJson;
  members: MemberRow[];
  meetings: MeetingRow[];
  attendance: AttendanceRow[];
  referrals: ReferralRow[];
  thanks: ThanksRow[];
  oneToOnes: OneToOneRow[];
};

const fileNames = {
  members: 'members.csv',
  meetings: 'meetings.csv',
  attendance: 'attendance.csv',
  referrals: 'referrals.csv',
  thanks: 'thanks.csv',
  oneToOnes: 'one-to-ones.csv',
} as const;

function readRows<Column extends string>(path: string, wanted: readonly Column[]): Row<Column>[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const { data } = parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return data.map(
    (row) => Object.fromEntries(wanted.map((column) => [column, row[column] ?? ''])) as Row<Column>,
  );
}

export function readFolder(path: string): Folder {
  return {
    network: JSON.parse(readFileSync(join(path, 'network.json'), 'utf8')) as NetworkJson,
    members: readRows(join(path, fileNames.members), columns.members),
    meetings: readRows(join(path, fileNames.meetings), columns.meetings),
    attendance: readRows(join(path, fileNames.attendance), columns.attendance),
    referrals: readRows(join(path, fileNames.referrals), columns.referrals),
    thanks: readRows(join(path, fileNames.thanks), columns.thanks),
    oneToOnes: readRows(join(path, fileNames.oneToOnes), columns.oneToOnes),
  };
}

/** Writes all seven files of the folder; makes the directory when it is missing. */
export function writeFolder(path: string, folder: Folder): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'network.json'), `${JSON.stringify(folder.network, null, 2)}\n`);
  for (const key of ['members', 'meetings', 'attendance', 'referrals', 'thanks', 'oneToOnes'] as const) {
    const data = folder[key].map((row: Record<string, string>) => columns[key].map((column) => row[column]));
    writeFileSync(
      join(path, fileNames[key]),
      unparse({ fields: [...columns[key]], data }, { newline: '\r\n' }),
    );
  }
}
