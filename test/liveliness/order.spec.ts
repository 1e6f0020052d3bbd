import fc from 'fast-check';
import {
  AttendanceStatus,
  Charter,
  LeftBecause,
  MeetingKind,
  MeetingStatus,
  type MeetingId,
} from '@relais/contracts';
import { liveliness, type NetworkEvents } from '@relais/liveliness';
import { day, person } from './club';

const personId = fc.constantFrom(...'abcdefghij').map(person);
const anyDay = fc.integer({ min: 0, max: 300 }).map(day);
const option = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const small = option(fc.integer({ min: 1, max: 6 }));

const charter = fc
  .record({
    membership: fc.constantFrom('yes' as const, 'none' as const),
    comfortSize: fc.integer({ min: 1, max: 10 }),
    window: small,
    coreMinimum: small,
    returnWithin: small,
    coreShare: option(fc.constantFrom(0.25, 0.6, 1)),
  })
  .map((some) => Charter.parse(some));

const membership = fc.record({
  personId,
  joinedOn: option(anyDay),
  leftOn: option(anyDay),
  because: option(fc.constantFrom(...LeftBecause.options)),
});

const meeting = fc.record({
  ref: fc.constantFrom('A', 'B'),
  date: anyDay,
  startTime: fc.constantFrom('07:30', '12:00'),
  kind: fc.constantFrom(...MeetingKind.options, 'breakfast' as const, 'breakfast' as const),
  status: fc.constantFrom(...MeetingStatus.options, 'held' as const, 'held' as const),
  unnamed: fc.nat({ max: 3 }),
  attendance: fc.uniqueArray(
    fc.record({
      personId,
      status: fc.constantFrom(...AttendanceStatus.options, 'present' as const),
      firstTime: option(fc.boolean()),
    }),
    { selector: (line) => line.personId },
  ),
});

const referral = {
  giverId: personId,
  receiverId: personId,
  on: anyDay,
  recordedAt: anyDay.map((day) => `${day}T08:00:00Z`),
  imported: fc.boolean(),
};

const events: fc.Arbitrary<NetworkEvents> = fc.record({
  charters: fc.uniqueArray(fc.record({ from: anyDay, charter }), {
    selector: ({ from }) => from,
    maxLength: 3,
  }),
  memberships: fc.array(membership, { maxLength: 12 }),
  meetings: fc
    .array(meeting, { maxLength: 25 })
    .map((meetings) => meetings.map((one, index) => ({ ...one, meetingId: `m${index}` as MeetingId }))),
  referrals: fc.array(fc.record(referral)),
  logged: fc.array(fc.record({ ...referral, recordedOn: anyDay })),
  erased: fc.uniqueArray(personId, { maxLength: 3 }).map((ids) => new Set(ids)),
});

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

const reordered = (known: NetworkEvents): fc.Arbitrary<NetworkEvents> =>
  fc.record({
    charters: shuffled(known.charters),
    memberships: shuffled(known.memberships),
    meetings: fc
      .tuple(
        ...known.meetings.map((one) =>
          shuffled(one.attendance).map((attendance) => ({ ...one, attendance })),
        ),
      )
      .chain(shuffled),
    referrals: shuffled(known.referrals),
    logged: shuffled(known.logged),
    erased: shuffled([...known.erased]).map((ids) => new Set(ids)),
  });

describe('Liveliness', () => {
  it('is the same for any order of arrival', () =>
    fc.assert(
      fc.property(
        events.chain((known) => fc.tuple(fc.constant(known), reordered(known))),
        anyDay,
        ([known, other], asOf) => expect(liveliness(other, asOf)).toEqual(liveliness(known, asOf)),
      ),
    ));

  it('does not know what happens after the asked day', () =>
    fc.assert(
      fc.property(events, anyDay, (known, asOf) => {
        const [first, ...later] = known.charters.toSorted((a, b) => (a.from < b.from ? -1 : 1));
        const soFar: NetworkEvents = {
          charters: first ? [first, ...later.filter(({ from }) => from <= asOf)] : [],
          memberships: known.memberships
            .filter(({ joinedOn }) => joinedOn === null || joinedOn <= asOf)
            .map((period) =>
              period.leftOn !== null && period.leftOn > asOf ? { ...period, leftOn: null } : period,
            ),
          meetings: known.meetings.filter(({ date }) => date <= asOf),
          referrals: known.referrals.filter(({ on }) => on <= asOf),
          logged: known.logged.filter(({ on }) => on <= asOf),
          erased: known.erased,
        };
        expect(liveliness(known, asOf)).toEqual(liveliness(soFar, asOf));
      }),
    ));

  it('puts everybody at a counted meeting into exactly one group', () =>
    fc.assert(
      fc.property(events, anyDay, (known, asOf) => {
        for (const { people, attendance, room } of liveliness(known, asOf).meetings) {
          const groups = Object.values(people).flat();
          expect(new Set(groups).size).toBe(groups.length);
          expect(groups).toHaveLength(attendance + people.substitute.length);
          expect(room).toBeGreaterThanOrEqual(groups.length);
        }
      }),
    ));
});
