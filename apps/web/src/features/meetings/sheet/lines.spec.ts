import type { AttendanceStatus, MeetingAnswer, NetworkId, PersonId } from '@relais/contracts';
import type { Entry } from '../../../server/outbox/entry';
import { closingOf } from './closing.rules';
import {
  type Tap,
  countsOf,
  endedSubstituteOf,
  linesOf,
  partsOf,
  tapsIn,
  unnamedIn,
  withSent,
} from './lines.rules';

type Listed = MeetingAnswer['people'][number];

const listed = (name: string, change: Partial<Listed> = {}): Listed => ({
  personId: name as PersonId,
  ref: name,
  name,
  sector: null,
  isMember: true,
  status: null,
  announced: null,
  substituteFor: null,
  invitedBy: null,
  welcomedBy: null,
  firstTime: null,
  ...change,
});
const tap = (name: string, status: AttendanceStatus, body: Partial<Tap['body']> = {}): Tap => ({
  id: `${name} ${status}`,
  personId: name as PersonId,
  name,
  body: { status, ...body },
  sentAt: null,
});
const lines = (people: Listed[], taps: Tap[] = []) => linesOf(people, taps, new Intl.Collator('fr').compare);
const shown = (people: Listed[], taps: Tap[] = []) =>
  Object.fromEntries(lines(people, taps).map((line) => [line.name ?? '', line.shown] as const));
const entry = (kind: Entry['kind'], subject: string, change: Partial<Entry> = {}): Entry => ({
  ...{ order: 1, id: subject, kind, subject, body: { status: 'late', unnamed: 3 } },
  ...{
    networkId: 'n' as NetworkId,
    by: 'host' as PersonId,
    about: { personId: 'Zoé' as PersonId, name: 'Zoé' },
  },
  ...{ savedAt: '', sendAfter: 0, state: 'waiting', tried: false, problem: null },
  ...change,
});

describe('The sheet of a meeting', () => {
  it('is preset with what was announced, and counts as there only who is', () => {
    const people = [
      listed('Ada', { announced: 'no' }),
      listed('Ben'),
      listed('Max', { isMember: false, announced: 'yes', substituteFor: 'Ada' as PersonId }),
      listed('Zoé', { isMember: false, announced: 'yes', invitedBy: 'Ben' as PersonId }),
    ];
    expect(shown(people)).toEqual({ Ada: 'represented', Ben: 'present', Max: 'substitute', Zoé: null });
    expect(countsOf(lines(people), 0).room).toBe(2);
    expect(closingOf(lines(people)).map(({ personId, status }) => [personId, status])).toEqual([
      ['Ada', 'represented'],
      ['Ben', 'present'],
      ['Max', 'substitute'],
    ]);
    expect(partsOf(lines(people)).guests.map(({ name }) => name)).toEqual(['Max', 'Zoé']);
    const open = people.map((one) => ({ ...one, isMember: false }));
    expect(partsOf(lines(open)).guests.map(({ name }) => name)).toEqual(['Max', 'Zoé']);
  });

  it('shows what was tapped here over what is recorded, the last tap standing', () => {
    const people = [listed('Ada'), listed('Karim', { status: 'absent' })];
    expect(shown(people, [tap('Ada', 'absent'), tap('Ada', 'late'), tap('Karim', 'present')])).toEqual({
      Ada: 'late',
      Karim: 'present',
    });
  });

  it('shows both lines of a represented member, and a visitor unknown to the server so far', () => {
    const substitute = tap('Zoé', 'substitute', { substituteFor: 'Ada' as PersonId });
    expect(shown([listed('Ada'), listed('Karim')], [substitute, tap('Noé', 'visitor')])).toEqual({
      Ada: 'represented',
      Karim: 'present',
      Noé: 'visitor',
      Zoé: 'substitute',
    });
  });

  it('is in the order of names, whatever their accents', () =>
    expect(lines([listed('Zoé'), listed('Émile'), listed('Ada')]).map(({ name }) => name)).toEqual([
      ...['Ada', 'Émile', 'Zoé'],
    ]));

  it('counts the room with visitors, substitutes and guests without a name', () => {
    const people = [
      ...[listed('Ada'), listed('Bo', { status: 'late' }), listed('Cy', { status: 'excused' })],
      ...[listed('Di', { status: 'absent' }), listed('Ed', { isMember: false, status: 'visitor' })],
      ...[listed('Fe', { isMember: false, status: 'substitute' }), listed('Gu', { isMember: false })],
    ];
    expect(countsOf(lines(people), 2)).toEqual({
      ...{ present: 1, late: 1, excused: 1, absent: 1, visitor: 1, substitute: 1, represented: 0 },
      room: 6,
    });
  });

  it('has visitors and substitutes apart; without membership, participants are no guests', () => {
    const names = (all: readonly { name: string | null }[]) => all.map(({ name }) => name);
    const guests = [
      listed('Bo', { isMember: false, status: 'absent' }),
      listed('Cy', { isMember: false, status: 'visitor' }),
    ];
    const club = partsOf(lines([listed('Ada'), ...guests]));
    expect([names(club.regulars), names(club.guests)]).toEqual([['Ada'], ['Bo', 'Cy']]);
    const circle = partsOf(lines([listed('Ada', { isMember: false, status: 'present' }), ...guests]));
    expect([names(circle.regulars), names(circle.guests)]).toEqual([['Ada', 'Bo'], ['Cy']]);
    expect(countsOf(lines([listed('Ada'), ...guests]), 0)).toMatchObject({ absent: 0, room: 2 });
  });
});

describe('A tap that was sent', () => {
  const one = tap('Ada', 'absent');

  it('stays on the sheet until an answer was asked for after it was sent', () => {
    const sent = withSent([one], [], 900, 1000);
    expect(sent).toEqual([{ ...one, sentAt: 1000 }]);
    expect(withSent(sent, [], 999, 2000)).toBe(sent);
    expect(withSent(sent, [], 1001, 2000)).toEqual([]);
  });

  it('counts as entered also while the answer that knows it is on its way', () => {
    const substitute = tap('Zoé', 'substitute', { substituteFor: 'Ada' as PersonId });
    const ended = (people: Listed[], taps: Tap[], status: AttendanceStatus) => {
      const all = lines(people, taps);
      return endedSubstituteOf(
        all.find(({ name }) => name === 'Ada')!,
        status,
        all,
      )?.name;
    };
    for (const sentAt of [null, 1000])
      expect(ended([listed('Ada')], [{ ...substitute, sentAt }], 'present')).toBe('Zoé');
    expect(ended([listed('Ada')], [substitute], 'excused')).toBeUndefined();
    const change = { isMember: false, substituteFor: 'Ada' as PersonId };
    const [recorded, announced] = [
      listed('Zoé', { ...change, status: 'substitute' }),
      listed('Zoé', { ...change, announced: 'yes' }),
    ];
    expect(ended([listed('Ada'), recorded], [], 'late')).toBe('Zoé');
    expect(ended([listed('Ada', { announced: 'no' }), announced], [], 'late')).toBeUndefined();
  });

  it('gives way to a later one about the same person', () => {
    const later = { ...tap('Ada', 'present'), id: 'later' };
    const taps = withSent([one], [later], 0, 1000);
    expect(shown([listed('Ada')], [...taps])).toEqual({ Ada: 'present' });
  });
});

describe('What waits in the outbox', () => {
  it('belongs to one meeting, and does not stand where it was refused', () => {
    const entries = [
      entry('attendance', '/meetings/m/attendance/Zoé'),
      entry('attendance', '/meetings/other/attendance/Zoé'),
      entry('attendance', '/meetings/m/attendance/Ada', { state: 'refused' }),
      entry('visitor', '/meetings/m/attendance/Noé'),
    ];
    expect(tapsIn(entries, 'm').map(({ id }) => id)).toEqual(['/meetings/m/attendance/Zoé']);
  });

  it('has the number of guests without a name', () => {
    const subject = '/meetings/m/unnamed';
    const taps = unnamedIn([entry('unnamed', subject), entry('unnamed', '/meetings/other/unnamed')], 'm');
    expect(taps).toEqual([{ id: subject, unnamed: 3, sentAt: null }]);
    expect(withSent(taps, [], 900, 1000)).toEqual([{ id: subject, unnamed: 3, sentAt: 1000 }]);
  });
});

describe('A closing', () => {
  it('names everyone without a recorded line, and the seen status where a line differs', () => {
    const people = [
      ...[listed('Ada'), listed('Bo', { status: 'late' }), listed('Cy', { status: 'present' })],
      listed('Gu', { isMember: false }),
    ];
    const closing = closingOf(lines(people, [tap('Cy', 'absent')]));
    expect(closing).toMatchObject([
      { personId: 'Ada', status: 'present' },
      { personId: 'Cy', status: 'absent', was: 'present' },
    ]);
    expect(closing[0]).not.toHaveProperty('was');
  });
});
