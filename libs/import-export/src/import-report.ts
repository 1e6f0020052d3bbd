import type { NetworkId, PossibleDuplicate } from '@relais/contracts';
import type { CountedName } from './tables/tables';

/** Numbers of lines. */
export type Counts = Record<CountedName, number>;

export type BadLine = { file: string; line: number; column: string; problem: string };
/** Both values, where they are no personal ones, which neither a report nor a log shows. */
type ChangedLine = {
  file: string;
  line: number;
  ref: string;
  column: string;
  recorded: string | null;
  sent: string | null;
};

/** What an import did; the document that `relais import --json` prints (API.md). */
export type ImportReport = {
  networkId: NetworkId;
  recorded: Counts;
  unchanged: Counts;
  /** Lines that differ from what is recorded and are left alone. */
  changed: ChangedLine[];
  notices: string[];
  bad: BadLine[];
  possibleDuplicates: PossibleDuplicate[];
};

/** The report of an import that was refused as a whole or in part; `networkId` null: a new network, and nothing was recorded. */
export type RefusedReport = Omit<ImportReport, 'networkId'> & { networkId: NetworkId | null };

/** How far an import is: lines of a file that were looked at, and of how many, once that is known. */
export type ImportProgress = Readonly<{ file: string; lines: number; of?: number }>;

/** The folder has bad lines, all of them in `report.bad`. */
export class ImportRefused extends Error {
  /** @param hasRecorded only these lines were refused; everything else of the folder is recorded */
  constructor(
    readonly report: RefusedReport,
    readonly hasRecorded: boolean,
  ) {
    super(report.bad.map(badLineText).join('\n'));
    this.name = 'ImportRefused';
  }
}

/** `file:line: column: what is wrong` */
export const badLineText = ({ file, line, column, problem }: BadLine): string =>
  `${file}:${String(line)}: ${column}: ${problem}`;

export const noCounts = (): Counts => ({
  members: 0,
  meetings: 0,
  attendance: 0,
  referrals: 0,
  thanks: 0,
  oneToOnes: 0,
});
