import type { RefusedReport } from '@relais/import-export';

/** One sentence for each new person who looks like a known person, and the command that takes them as one. */
export function lookAlikeNotices(
  folder: string,
  { possibleDuplicates }: Pick<RefusedReport, 'possibleDuplicates'>,
  isRecorded: boolean,
): string[] {
  const command = `relais import ${quote(folder)}`;
  const said = possibleDuplicates.map(({ ref, like }) => {
    const alike = `“${ref}” has the name, the address or the telephone of “${like}”`;
    if (isRecorded) return `${alike} and was recorded as another person.`;
    return `${alike}. If they are the same person: ${command} --merge ${quote(`${ref}=${like}`)}`;
  });
  if (said.length === 0 || !isRecorded) return said;
  return [
    ...said,
    `Two recorded people cannot be merged yet. To decide before a folder is recorded: ${command} --check`,
  ];
}

/** As a shell takes it for one word. */
const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
