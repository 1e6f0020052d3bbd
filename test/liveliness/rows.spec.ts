import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Liveliness, liveliness } from '@relais/liveliness';
import { generateNetwork } from '../generator/generate-network';
import { kinds } from '../generator/plan';
import { writeFolder } from '../oracle/folder';
import { naiveLiveliness } from '../oracle/naive-liveliness';
import { club, day, person, recordedAtOnce, today, week } from './club';
import { eventsOfFolder } from './folder-events';

const shares = ['coreKept', 'coreStability', 'newFaceMeetings', 'renewal', 'newcomerReturn'] as const;
const inExchange = ['perAttendance', 'coverage', 'reciprocity'] as const;
const days = ['2026-03-31', '2026-10-31'];

/** What the rows behind the figures say, in the shape of the figures. */
function figuresOfRows({ rows, meetings }: Liveliness) {
  const share = (key: keyof typeof rows) =>
    rows[key].whole.length === 0 ? null : rows[key].part.length / rows[key].whole.length;
  const some = <T>(number: T) => (meetings.length === 0 ? null : number);
  return {
    ...Object.fromEntries([...shares, 'visitorConversion' as const].map((key) => [key, share(key)])),
    meanRoom: share('meanRoom'),
    newcomers: some(rows.newcomerReturn.whole.length),
    visitors: some(rows.visitorConversion.whole.length),
    exchange: some({
      ...Object.fromEntries(inExchange.map((key) => [key, share(key)])),
      referrals: rows.perAttendance.part.length,
      members: rows.coverage.whole.length,
      halfGivenBy: rows.halfGivenBy.part.length || null,
    }),
  };
}

const close = (value: unknown): unknown =>
  typeof value === 'number'
    ? (expect.closeTo(value, 12) as unknown)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, close(inner)]))
      : value;

describe('The rows behind the figures of a generated network', () => {
  const path = mkdtempSync(join(tmpdir(), 'rows-'));
  afterAll(() => rmSync(path, { recursive: true }));

  it.each(kinds)(
    'of kind %s are as many as the naive figures say, once each, the part within the whole',
    (kind) => {
      const folder = generateNetwork(7, kind);
      writeFolder(join(path, kind), folder);
      const events = eventsOfFolder(join(path, kind));
      for (const asOf of days) {
        const answer = liveliness(events, asOf);
        expect(naiveLiveliness(folder, asOf)).toMatchObject(close(figuresOfRows(answer)) as object);
        for (const [figure, { part, whole }] of Object.entries(answer.rows)) {
          const all = new Set(whole.map((row) => JSON.stringify(row)));
          const within = part.filter((row) => all.has(JSON.stringify(row)));
          if (figure !== 'meanRoom' && figure !== 'perAttendance')
            expect([asOf, figure, within.length]).toEqual([asOf, figure, part.length]);
          if (!JSON.stringify(whole).includes('giverId'))
            expect([asOf, figure, all.size]).toEqual([asOf, figure, whole.length]);
        }
      }
    },
  );
});

describe('The rows behind a figure', () => {
  const events = club(
    { a: 'pppp', b: 'pp.p', c: '..vp', d: '...s' },
    { charter: { coreMinimum: 2, window: 3 }, statuses: {}, members: { a: {}, b: {} } },
  );

  it('are what its definition names: attendances, people, meetings', () => {
    const { rows, counts } = today(events);
    expect(rows.newFaceMeetings.part).toEqual([
      { meetingId: 'm3', date: week(3), kind: 'breakfast', status: 'held' },
    ]);
    expect(rows.renewal.part).toEqual([{ personId: 'c', meetingId: 'm3' }]);
    expect(rows.meanRoom.part).toContainEqual({ personId: 'd', meetingId: 'm4' });
    expect(counts.renewal).toEqual({ part: 1, whole: 7 });
  });

  it('belong to meetings that the answer names for each figure', () => {
    const row = 'pppppppppp';
    const young = { coreMinimum: 3, window: 4, returnWithin: 1 };
    const { over } = today(club({ a: row, b: row }, { charter: young }));
    expect(over).toEqual({
      coreShare: ['m7', 'm8', 'm9', 'm10'],
      newFaceMeetings: ['m7', 'm8', 'm9', 'm10'],
      newcomerReturn: ['m3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9'],
      visitorConversion: ['m3', 'm4', 'm5', 'm6', 'm7', 'm8'],
      meanRoom: ['m7', 'm8', 'm9', 'm10'],
    });
    expect(today(club({ a: 'ppp' }, { charter: young })).over).toMatchObject({
      coreShare: ['m3'],
      newFaceMeetings: ['m1', 'm2', 'm3'],
      newcomerReturn: ['m1', 'm2'],
      visitorConversion: ['m1'],
    });
  });

  it('of the room are its people and its guests without a name', () => {
    const { rows, meanRoom, meetings } = today(club({ a: 'pp' }, { unnamed: { 2: 2 } }));
    expect(rows.meanRoom.part).toEqual([
      { personId: 'a', meetingId: 'm1' },
      { personId: 'a', meetingId: 'm2' },
      ...[1, 2].map(() => ({ personId: null, meetingId: 'm2' })),
    ]);
    expect([meanRoom, ...meetings.map(({ attendance, room }) => [attendance, room])]).toEqual([
      2,
      [1, 1],
      [1, 3],
    ]);
  });

  it('are referrals and pairs without anything about the prospect', () => {
    const on = day(15);
    const given = { giverId: person('a'), receiverId: person('b'), on, ...recordedAtOnce(on) };
    const { rows } = liveliness(
      { ...events, referrals: [{ ...given, prospect: 'Vera' } as typeof given] },
      week(4),
    );
    expect(rows.perAttendance.part).toEqual([given]);
    expect(rows.reciprocity).toEqual({ part: [], whole: [{ giverId: 'a', receiverId: 'b' }] });
  });

  it('are also those of people who left: a count opens as many rows as it says', () => {
    const gone = club(
      { a: 'pppp', b: 'pppp' },
      { charter: { coreMinimum: 1, window: 2 }, members: { a: {}, b: { until: week(4), because: 'left' } } },
    );
    expect(today(gone).rows.coreKept).toEqual({
      part: [{ personId: 'a' }],
      whole: [{ personId: 'a' }, { personId: 'b' }],
    });
  });
});
