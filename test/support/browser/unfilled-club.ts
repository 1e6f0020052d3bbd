import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NetworkId, PersonId } from '@relais/contracts';
import { GrantRole, importSecretOf, importedId } from '@relais/networks';
import { parse, unparse } from 'papaparse';
import { imported } from '../../acceptance/imported';
import { type RunningRelais, startRelais } from '../../acceptance/relais';

type Row = Readonly<Record<string, string>>;

/** A meeting of the demo as it was: who attended, and how. */
export type Morning = Readonly<{ ref: string; date: string; lines: readonly MorningLine[] }>;

export type MorningLine = Readonly<
  Record<'personRef' | 'personName' | 'status' | 'substituteFor' | 'invitedBy', string>
>;

const demo = join(__dirname, '../../../demo/matinales-du-port');

export type UnfilledClub = Readonly<{
  relais: RunningRelais;
  networkId: NetworkId;
  personId: (ref: string) => PersonId;
  /** How these meetings went, oldest first. */
  mornings: readonly Morning[];
}>;

/** Which of the demo's meetings: of the last so many all, or every second, and so on, from the oldest on. */
type Some = Readonly<{ last: number; every?: number }>;

/** The demo in a Relais of its own, some meetings planned and announced for, their sheets empty; P0001 has this role. */
export async function unfilledClub(some: Some, role: 'host' | 'organiser'): Promise<UnfilledClub> {
  const { folder, mornings } = unfilledFolder(some);
  const relais = await startRelais();
  const { networkId } = await imported(relais, folder);
  rmSync(folder, { recursive: true });
  const secret = await importSecretOf(relais.installation.database.engine.manager, networkId);
  const personId = (ref: string) => importedId(secret, 'person', ref) as PersonId;
  const { position } = await relais.commands.execute(
    new GrantRole(
      { networkId, personId: personId('P0001'), role },
      { commandId: randomUUID(), networkId, today: '2026-11-18', principal: { role: 'system' } },
    ),
  );
  await relais.installation.readModels.waitFor(Number(position), 60_000);
  return { relais, networkId, personId, mornings };
}

function unfilledFolder({
  last,
  every = 1,
}: Some): Readonly<{ folder: string; mornings: readonly Morning[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'relais-unfilled-'));
  cpSync(demo, folder, { recursive: true });
  const rows = (file: string) =>
    parse<Row>(readFileSync(join(demo, file), 'utf8'), { header: true, skipEmptyLines: true }).data;
  const write = (file: string, lines: readonly Row[]) =>
    writeFileSync(join(folder, file), unparse([...lines], { header: true, newline: '\n' }));
  const [meetings, attendance] = [rows('meetings.csv'), rows('attendance.csv') as MorningLine[]];
  const chosen = meetings
    .filter(({ status }) => status === 'held')
    .slice(-last)
    .filter((_, at) => at % every === 0);
  const isChosen = (ref: string | undefined) => chosen.some(({ meetingRef }) => meetingRef === ref);
  const meetingOf = (line: Row) => line['meetingRef'];
  const [emptied, kept] = [
    attendance.filter((line) => isChosen(meetingOf(line))),
    attendance.filter((line) => !isChosen(meetingOf(line))),
  ];
  write(
    'meetings.csv',
    meetings.map((row) => (isChosen(meetingOf(row)) ? { ...row, status: 'scheduled' } : row)),
  );
  write('attendance.csv', kept);
  const named = new Set([
    ...rows('members.csv').map((row) => row['memberRef']),
    ...kept.map((line) => line.personRef),
  ]);
  const expected = new Set(rows('announcements.csv').flatMap((row) => [row['personRef'], row['substitute']]));
  const strangers = new Map(
    emptied
      .filter(({ personRef }) => expected.has(personRef) && !named.has(personRef))
      .map(({ personRef, personName }) => [personRef, { personRef, name: personName }]),
  );
  write('people.csv', [...strangers.values()]);
  return {
    folder,
    mornings: chosen.map(({ meetingRef = '', date = '' }) => ({
      ref: meetingRef,
      date,
      lines: emptied.filter((line) => meetingOf(line) === meetingRef),
    })),
  };
}
