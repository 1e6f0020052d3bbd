import { readdir } from 'node:fs/promises';
import { cleanName } from '@relais/contracts';
import { type Table, type TableName, tables } from '../tables/tables';
import { isMistyped, matchKey } from './match-key';

const otherNames: Readonly<Record<TableName, readonly string[]>> = {
  members: ['membres', 'adhérents', 'membership'],
  people: ['personnes', 'persons'],
  series: ['séries'],
  meetings: ['réunions', 'rencontres'],
  attendance: ['présences', 'présence', 'attendances', 'attendees'],
  announcements: ['annonces', 'inscriptions', 'rsvp', 'announcement'],
  needs: ['besoins', 'recherches'],
  reports: ['suites', 'suivi', 'outcomes'],
  referrals: ['recommandations', 'recos', 'introductions'],
  thanks: ['remerciements', 'mercis', 'thank you', 'thank yous'],
  oneToOnes: ['tête-à-tête', 'têtes-à-têtes', '1-to-1', '1-to-1s', '1-2-1', '121s'],
};
const spreadsheets = ['xlsx', 'xls', 'xlsm', 'ods', 'numbers'];
const texts = ['csv', 'txt', 'tsv', 'tab'];
const stemOf = ({ file }: Table): string => matchKey(file.replace(/\.csv$/, ''));

/** Finds the file of each table, in any capitals and with any separators; a file that looks like one and is not read is a problem. */
export type TableFiles = Readonly<{
  found: ReadonlyMap<TableName, string>;
  problems: readonly Readonly<{ file: string; problem: string }>[];
  notices: readonly string[];
}>;

export async function tableFilesIn(folder: string): Promise<TableFiles> {
  const found = new Map<TableName, string>();
  const problems: { file: string; problem: string }[] = [];
  const notices: string[] = [];
  for (const file of (await readdir(folder)).toSorted(exactFirst)) {
    const [, stem = '', ending = ''] = /^(.+)\.([^.]+)$/.exec(cleanName(file).toLowerCase()) ?? [];
    if (/^[.~]/.test(stem)) continue;
    const table = tables.find((candidate) => ending === 'csv' && stemOf(candidate) === matchKey(stem));
    const other = table && found.get(table.name);
    if (table && other === undefined) found.set(table.name, file);
    else if (table)
      problems.push({ file, problem: `appears twice, as ${String(other)} too; keep one of them` });
    else {
      const like = [...spreadsheets, ...texts].includes(ending) ? tableLike(stem) : undefined;
      if (like) problems.push({ file, problem: problemOf(like, ending) });
      else if (ending === 'csv') notices.push(`${file}: is not part of the import format and was ignored.`);
    }
  }
  return { found, problems, notices: notices.toSorted() };
}

const exactFirst = (one: string, other: string): number =>
  Number(tables.some(({ file }) => file === other)) - Number(tables.some(({ file }) => file === one)) ||
  (one < other ? -1 : 1);

/** `members (1)`, `members - copie`, `members.csv` (as in `members.csv.txt`), `membres`, `memebrs`. */
function tableLike(stem: string): Table | undefined {
  const key = matchKey(stem.replace(/\.(csv|xlsx?|txt)$/, ''));
  const bare = key.replace(/^(copiede|copyof)/, '').replace(/(copie|copy|final|new|old|v)?\d*$/, '');
  return tables.find((table) => {
    const names = [stemOf(table), ...otherNames[table.name].map(matchKey)];
    return [key, bare].some((word) => names.includes(word) || isMistyped(word, stemOf(table)));
  });
}

const problemOf = ({ file }: Table, ending: string): string =>
  spreadsheets.includes(ending)
    ? `a spreadsheet is not read; save it as “CSV UTF-8” under the name ${file}, or take it out of the folder`
    : `is not read; rename it to ${file}, or take it out of the folder`;
