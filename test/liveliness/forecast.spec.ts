import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeetingId, PersonId } from '@relais/contracts';
import { type NetworkEvents, forecasts } from '@relais/liveliness';
import type { Announcements } from '@relais/meetings';
import { Random } from '@relais/simulation';
import { generateNetwork } from '../generator/generate-network';
import { kinds } from '../generator/plan';
import { type Folder, writeFolder } from '../oracle/folder';
import { type NaiveAnnouncements, naiveForecast } from '../oracle/naive-forecast';
import { club, person, week } from './club';
import { eventsOfFolder } from './folder-events';

const nothing: Announcements = { announcements: [], guests: [] };
const next = (t: number) => ({ meetingId: 'next' as MeetingId, date: week(t), kind: 'breakfast' as const });
/** The forecast for the week after the last of `t` meetings. */
const expected = (events: NetworkEvents, t: number, announced: Partial<Announcements> = {}) =>
  forecasts(events, { ...nothing, ...announced }, [next(t + 1)], week(t)).get(next(1).meetingId);
const says = (id: string, coming: 'yes' | 'no', substitute: string | null = null) => ({
  ...{ meetingId: 'next' as MeetingId, personId: person(id), coming },
  substituteId: substitute === null ? null : person(substitute),
});
const always = { members: { a: {}, b: {}, c: {} } };

describe('The forecast of a meeting', () => {
  it('is everybody who always comes, and nobody who never does', () =>
    expect(expected(club({ a: 'pppppp', b: 'pppppp', c: 'xxxxxx' }, always), 6)).toEqual({
      ...{ room: 2, low: 2, high: 2 },
    }));

  it('adds up the rates of those who said nothing, each since their first meeting', () =>
    // 3/6 + 1/1 + 1/2
    expect(expected(club({ a: 'xpxpxp', b: '.....p', c: '....px' }, always), 6)?.room).toBe(2));

  it('takes those who announced something at their word', () => {
    const events = club({ a: 'pppppp', b: 'pppppp', c: 'xxxxxx' }, always);
    expect(expected(events, 6, { announcements: [says('a', 'no'), says('c', 'yes')] })?.room).toBe(2);
    expect(expected(events, 6, { announcements: [says('a', 'no', 's')] })?.room).toBe(2);
  });

  it('expects as many guests and substitutes as usual, or those announced when they are more', () => {
    const events = club({ a: 'pppppp', v: 'v.v.v.', s: '.s.s.s' }, { ...always, unnamed: { 1: 6 } });
    // (6 + 6) / 6 guests at a meeting
    expect(expected(events, 6)?.room).toBe(3);
    const guest = (id: string) => ({ ...says(id, 'yes'), guestId: person(id), invitedBy: person('a') });
    expect(expected(events, 6, { guests: [guest('x')] })?.room).toBe(3);
    expect(expected(events, 6, { guests: ['x', 'y', 'z'].map(guest) })?.room).toBe(4);
  });

  it('is not known before a first meeting, nor for a kind that was never held', () => {
    expect(expected(club({ a: 's' }, always), 1)).toBeUndefined();
    const events = club({ a: 'pppp' }, { ...always, kinds: { 4: 'activity' } });
    const planned = (kind: 'discovery' | 'activity') => [{ ...next(5), kind }];
    expect(forecasts(events, nothing, planned('discovery'), week(4)).size).toBe(0);
    expect(forecasts(events, nothing, planned('activity'), week(4)).get(next(5).meetingId)?.room).toBe(1);
  });

  it('has the widest range while there is little to go by', () =>
    expect(expected(club({ a: 'p', b: 'x' }, always), 1, { announcements: [says('c', 'yes')] })).toEqual({
      ...{ room: 2, low: 1, high: 3 },
    }));

  it('goes by the people of the last meetings where there is no membership', () =>
    expect(
      expected(club({ a: 'pppp', b: 'pp..' }, { charter: { membership: 'none', window: 2 } }), 4)?.room,
    ).toBe(1));
});

/** What was announced for each meeting of a network: by most of those who came, some of those who did not, and a few who erred. */
function announcedIn({ attendance, meetings }: Folder, random: Random): NaiveAnnouncements {
  const said = attendance.flatMap(({ meetingRef, personRef, status }) => {
    if (status === 'visitor' || status === 'substitute' || random.chance(0.5)) return [];
    const comes = (status === 'present' || status === 'late') !== random.chance(0.1);
    const substitute =
      attendance.find((one) => one.meetingRef === meetingRef && one.substituteFor === personRef)?.personRef ??
      '';
    return [
      {
        meetingRef,
        personRef,
        coming: comes ? ('yes' as const) : ('no' as const),
        substitute: comes ? '' : substitute,
      },
    ];
  });
  const guests = attendance.flatMap(({ meetingRef, personRef, status, invitedBy }) =>
    status === 'visitor' && random.chance(0.6) ? [{ meetingRef, personRef, invitedBy }] : [],
  );
  expect(meetings.length).toBeGreaterThan(0);
  return { said, guests };
}

describe('The forecast', () => {
  it.each(kinds)('equals that of a second implementation in networks of the kind %s', (kind) => {
    const home = mkdtempSync(join(tmpdir(), 'relais-forecast-'));
    try {
      for (const seed of [1, 2]) {
        const folder = generateNetwork(seed, kind);
        writeFolder(join(home, String(seed)), folder);
        const events = eventsOfFolder(join(home, String(seed)));
        const said = announcedIn(folder, new Random(`${kind} ${String(seed)}`));
        const announced: Announcements = {
          announcements: said.said.map(({ meetingRef, personRef, coming, substitute }) => ({
            ...{ meetingId: meetingRef as MeetingId, personId: personRef as PersonId, coming },
            substituteId: substitute === '' ? null : (substitute as PersonId),
          })),
          guests: said.guests.map(({ meetingRef, personRef, invitedBy }) => ({
            ...{ meetingId: meetingRef as MeetingId, guestId: personRef as PersonId },
            invitedBy: invitedBy as PersonId,
          })),
        };
        const days = events.meetings.map(({ date }) => date).filter((_, n) => n % 7 === 0 || n < 8);
        for (const asOf of days) {
          const ahead = events.meetings.filter(({ date }) => date > asOf).slice(0, 2);
          const found = forecasts(events, announced, ahead, asOf);
          for (const meeting of ahead)
            expect(found.get(meeting.meetingId) ?? null).toEqual(
              naiveForecast(folder, said, { ...meeting, meetingRef: meeting.ref }, asOf),
            );
        }
      }
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
