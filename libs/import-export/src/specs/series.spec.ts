import { type SeriesId, dayAfter } from '@relais/contracts';
import {
  DecideMeeting,
  EndSeries,
  type MeetingPlan,
  PutMeeting,
  PutSeries,
  SeriesMeetings,
  meetingOfSeries,
} from '@relais/meetings';
import { DescribeNetwork, Networks } from '@relais/networks';
import { KeptValues, VaultKeys } from '@relais/vault';
import { exported, filesOf } from '../../../../test/import-export/exported';
import { small, writeSmall } from '../../../../test/import-export/small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';

const header = 'seriesRef,every,nth,weekday,from,until,without,startTime,endTime,kind,place';
const ofSeries = `${header}\ns1,1,,4,2025-01-02,2025-12-31,2025-05-01 2025-07-14/2025-08-31,07:30,09:00,breakfast,Port\n`;
const meetingsCsv = String(small['meetings.csv'])
  .replace('status\n', 'status,seriesRef\n')
  .replaceAll('held\n', 'held,s1\n')
  .replace('scheduled\n', 'scheduled,s1\n');

/** Lines that an import records side by side may come in any order. */
const linesOf = (folder: string) =>
  Object.entries(filesOf(folder)).map(([file, text]) => [file, text.split('\n').toSorted()]);

describe('Series in folders', () => {
  let here: TestInstallation;
  let elsewhere: TestInstallation;
  beforeAll(async () => {
    [here, elsewhere] = await Promise.all([TestInstallation.open(), TestInstallation.open()]);
  });
  afterAll(() => Promise.all([here.close(), elsewhere.close()]));

  const write = (name: string, changes: Parameters<typeof writeSmall>[1]) =>
    writeSmall(`${here.home}/${name}`, changes);

  it('come back equal from an export, with what was moved and cancelled by hand, and are not created twice', async () => {
    const { networkId } = await here.import(writeSmall(`${here.home}/plain`));
    const today = here.installation.clock.dayIn('Europe/Paris');
    const envelope = () => ({
      commandId: crypto.randomUUID(),
      ...{ networkId, today, principal: { role: 'system' as const } },
    });
    const [weekly, monthly] = [crypto.randomUUID(), crypto.randomUUID()] as SeriesId[] as [
      SeriesId,
      SeriesId,
    ];
    const tomorrow = dayAfter(today, 1);
    const weekday = new Date(tomorrow).getUTCDay() || 7;
    const times = { startTime: '07:30', endTime: null, kind: 'breakfast' as const };
    const plan = { ...times, until: null, without: [], placeMark: 'mark', from: tomorrow };
    const rule = { every: 1, weekday };
    const place = { place: 'Le Port' };
    const send = (command: object) => here.bus.execute(command);
    await send(new PutSeries({ networkId, seriesId: weekly, ref: null, ...plan, rule }, envelope(), place));
    const later = { ...plan, from: dayAfter(tomorrow, 28), startTime: '08:00', endTime: '09:30' };
    await send(new PutSeries({ networkId, seriesId: weekly, ref: null, ...later, rule }, envelope(), place));
    const lastOf = { ...plan, ...{ rule: { nth: [2, 'last' as const], weekday }, placeMark: null } };
    const without = [
      { from: tomorrow, to: tomorrow },
      { from: dayAfter(tomorrow, 40), to: dayAfter(tomorrow, 80) },
    ];
    await send(new PutSeries({ networkId, seriesId: monthly, ref: null, ...lastOf, without }, envelope()));
    await send(new EndSeries({ networkId, seriesId: monthly, on: dayAfter(tomorrow, 120) }, envelope()));
    const put = (weeks: number, status: 'scheduled' | 'cancelled', changes: Partial<MeetingPlan>) => {
      const date = dayAfter(tomorrow, 7 * weeks);
      const meeting = { ...times, date, placeMark: 'mark', status, ref: null, ...changes };
      const meetingId = meetingOfSeries(weekly, date);
      return send(new PutMeeting({ networkId, meetingId, ...meeting }, envelope(), place));
    };
    await put(1, 'scheduled', { date: dayAfter(tomorrow, 8) });
    await put(2, 'cancelled', {});
    for (const [weeks, because] of [
      [3, 'holiday'],
      [5, 'series'],
    ] as const) {
      const meetingId = meetingOfSeries(weekly, dayAfter(tomorrow, 7 * weeks));
      await send(new DecideMeeting({ networkId, meetingId, because, keep: true }, envelope()));
    }
    const country = { country: 'BE' };
    await send(new DescribeNetwork({ networkId, fields: ['country'] }, envelope(), country));

    const folder = await exported(here, networkId, 'exported');
    expect(filesOf(folder)['series.csv']?.split('\n')).toHaveLength(5);
    expect(filesOf(folder)['network.json']).toContain('"country": "BE"');
    const meetingsOut = filesOf(folder)['meetings.csv'] ?? '';
    expect(meetingsOut.split('\n').filter((line) => line.endsWith(',yes'))).toHaveLength(2);
    const copy = await elsewhere.import(folder);
    const again = await exported(elsewhere, copy.networkId, 'exported');
    expect(linesOf(again)).toEqual(linesOf(folder));
    expect((await elsewhere.import(folder)).recorded).toMatchObject({ meetings: 0 });
    expect((await here.import(folder)).recorded).toMatchObject({ meetings: 0 });

    await elsewhere.caughtUp();
    const { database } = elsewhere.installation;
    const found: { seriesId: SeriesId }[] = await database.engine.query(
      'select series_id as "seriesId" from series',
    );
    expect(found).toHaveLength(2);
    const { store, vault, clock } = elsewhere.installation;
    const rows = database.engine.manager;
    const meetings = new SeriesMeetings(
      store,
      new Networks(store),
      clock,
      new KeptValues(vault, new VaultKeys(rows), rows),
      rows,
    );
    const nightly = { ...envelope(), networkId: copy.networkId };
    for (const { seriesId } of found) expect(await meetings.follow(nightly, seriesId)).toBe(0);
  });

  it('are corrected by a newer folder, in which a meeting that was recorded before stays the same', async () => {
    const settings = String(small['network.json']).replace('"small"', '"grown"');
    const plain = write('grown-plain', { 'network.json': settings });
    const { networkId } = await here.import(plain);
    const grown = { 'network.json': settings, 'series.csv': ofSeries, 'meetings.csv': meetingsCsv };
    const outside = [2, 3, 4].map((line) => ({ file: 'meetings.csv', line, column: 'seriesRef' }));
    expect(await here.import(write('grown', grown))).toMatchObject({
      recorded: { meetings: 0 },
      changed: outside,
    });
    const later = { ...grown, 'series.csv': ofSeries.replace('07:30', '08:00') };
    await here.import(write('grown-later', later));
    const files = filesOf(await exported(here, networkId, 'grown-exported'));
    expect(files['series.csv']).toContain(
      's1,1,,4,2025-01-02,2025-12-31,2025-05-01 2025-07-14/2025-08-31,08:00',
    );
    expect(files['meetings.csv']?.split('\n')).toHaveLength(5);
  });

  it('of several plans stay as they are when the folder is imported again, and are corrected as the last folder says', async () => {
    const settings = String(small['network.json']).replace('"small"', '"plans"');
    const thursdays = 's1,1,,4,2025-01-02,,,07:30,09:00,breakfast,Port';
    const fridays = 's1,1,,5,2025-06-06,,,08:00,09:00,breakfast,Port';
    const earlier = thursdays.replace('07:30', '07:15');
    let number = 0;
    const sent = async (...lines: string[]) => {
      const csv = `${[header, ...lines].join('\n')}\n`;
      const folder = write(`plans-${String((number += 1))}`, { 'network.json': settings, 'series.csv': csv });
      const { networkId } = await here.import(folder);
      const position = await here.installation.store.lastPosition();
      expect((await here.import(folder)).changed).toEqual([]);
      expect(await here.installation.store.lastPosition()).toBe(position);
      return filesOf(await exported(here, networkId, `plans-out-${String(number)}`))['series.csv'];
    };
    const ended = (line: string) => line.replace('2025-01-02,,', '2025-01-02,2025-06-05,');
    const file = (...lines: string[]) => `${[header, ...lines].join('\n')}\n`;
    expect(await sent(fridays, thursdays)).toBe(file(ended(thursdays), fridays));
    expect(await sent(earlier, fridays)).toBe(file(ended(earlier), fridays));
    expect(await sent(thursdays, fridays)).toBe(file(ended(thursdays), fridays));
    expect(await sent(earlier)).toBe(file(earlier));
  });

  it.each([
    ['a meeting of no series', {}, 'meetings.csv:2: seriesRef'],
    [
      'two meetings on one day',
      { 'meetings.csv': meetingsCsv.replace('2025-02-13', '2025-02-06') },
      'meetings.csv:3: date',
    ],
    [
      'neither weeks nor a place in the month',
      { 'series.csv': ofSeries.replace('s1,1,', 's1,,') },
      'series.csv:2: every',
    ],
    ['an eighth weekday', { 'series.csv': ofSeries.replace('s1,1,,4', 's1,1,,8') }, 'series.csv:2: weekday'],
    [
      'a day that does not exist',
      { 'series.csv': ofSeries.replace('2025-05-01', '2025-02-29') },
      'series.csv:2: without',
    ],
    [
      'a last day before the first',
      { 'series.csv': ofSeries.replace('2025-12-31', '2024-12-31') },
      'series.csv:2: until',
    ],
    ['more than twelve hours', { 'series.csv': ofSeries.replace('09:00', '07:00') }, 'series.csv:2: endTime'],
  ])('are bad with %s', async (name, changes, problem) => {
    const series = name === 'a meeting of no series' ? {} : { 'series.csv': ofSeries };
    const folder = write(name.replaceAll(' ', '-'), { 'meetings.csv': meetingsCsv, ...series, ...changes });
    const { bad } = await here.refused(folder);
    expect(bad.map(({ file, line, column }) => `${file}:${String(line)}: ${column}`)).toContain(problem);
  });
});
