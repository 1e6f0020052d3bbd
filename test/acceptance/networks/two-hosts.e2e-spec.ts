import { randomUUID } from 'node:crypto';
import { type AttendanceStatus, type ClosingAnswer, MeetingId, type PersonId } from '@relais/contracts';
import { type EventStore, type Principal, type Recorded, Refusal, streamOf } from '@relais/event-sourcing';
import { withCommands } from '@relais/installation';
import {
  CloseMeeting,
  CountUnnamedGuests,
  PutMeeting,
  RecordAttendance,
  RecordSubstitute,
  attendance,
  attendanceId,
  meeting,
} from '@relais/meetings';
import fc from 'fast-check';
import { runs } from '../../support/random-runs';
import { type Closing, type Line, faultsOf } from '../closings';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

let relais: RunningRelais;
let club: SmallNetwork;
beforeAll(async () => {
  relais = await startRelais();
  club = await smallNetwork(relais, ['Ada', 'Ben', 'Cleo', 'Dora', 'Gus']);
});
afterAll(() => relais.stop());

const person = (name: string): PersonId => club.people[name] ?? ('' as never);

const localMinute = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' },
});

type Step =
  | Readonly<{ does: 'tap'; who: number; status: AttendanceStatus }>
  | Readonly<{ does: 'sit-in'; who: number; member: number }>
  | Readonly<{ does: 'say-oneself'; who: number; status: AttendanceStatus }>
  | Readonly<{ does: 'count'; unnamed: number }>
  | Readonly<{ does: 'reopen' }>
  | Readonly<{
      does: 'close';
      lines: readonly Readonly<{ who: number; status: AttendanceStatus; was: AttendanceStatus | null }>[];
      /** The server dies after so many lines of it; the host's app tries again at the end. */
      breaksAfter: number | null;
    }>
  | Readonly<{ does: 'retry'; which: number }>;

const who = fc.nat({ max: 4 });
const status = fc.constantFrom<AttendanceStatus>('present', 'late', 'excused', 'absent');
const was = fc.option(status);
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ does: fc.constant('tap' as const), who, status }), weight: 4 },
  fc.record({ does: fc.constant('sit-in' as const), who, member: who }),
  fc.record({ does: fc.constant('say-oneself' as const), who, status }),
  fc.record({ does: fc.constant('count' as const), unnamed: fc.nat({ max: 3 }) }),
  fc.record({ does: fc.constant('reopen' as const) }),
  {
    arbitrary: fc.record({
      does: fc.constant('close' as const),
      lines: fc.uniqueArray(fc.record({ who, status, was }), { selector: (line) => line.who, minLength: 1 }),
      breaksAfter: fc.option(fc.nat({ max: 4 })),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ does: fc.constant('retry' as const), which: fc.nat({ max: 5 }) }), weight: 2 },
);

/** By the command ids of closings: after how many further appends they break off. */
const breaksAfter = new Map<string, number>();
class BrokenOff extends Error {}

const breakable = (store: EventStore): EventStore => {
  const append: EventStore['append'] = (stream, events, options) => {
    const id = events[0]?.metadata.correlationId ?? '';
    const left = breaksAfter.get(id);
    if (left === 0) return Promise.reject(new BrokenOff());
    if (left !== undefined) breaksAfter.set(id, left - 1);
    return store.append(stream, events, options);
  };
  return Object.assign(Object.create(store) as EventStore, { append });
};

describe('Two hosts at once', () => {
  it(
    'leave what the definition of a closing says, whatever comes first',
    () =>
      withCommands({ ...relais.installation, store: breakable(relais.installation.store) }, (send) =>
        fc.assert(
          fc.asyncProperty(
            fc.array(step, { maxLength: 8 }),
            fc.array(step, { maxLength: 8 }),
            async (one, other) => {
              const { networkId } = club;
              const people = Object.values(club.people);
              const meetingId = MeetingId.parse(randomUUID());
              const [date = '', startTime = ''] = localMinute
                .format(relais.installation.clock.now())
                .split(' ');
              const host = { role: 'host' as const, personId: person('Ada') };
              const envelope = (principal: Principal = host) => ({
                ...{ commandId: randomUUID(), networkId, today: date, principal },
              });
              const plan = {
                ...{ date, startTime },
                endTime: null,
                kind: 'lunch',
                placeMark: null,
              } as const;
              await relais.commands.execute(
                new PutMeeting({ networkId, meetingId, ref: null, status: 'scheduled', ...plan }, envelope()),
              );
              const nothing = { substituteFor: null, invitedBy: null, firstTime: null, welcomedBy: null };
              const closings: Closing[] = [];
              const own = new Set<string>();
              type Sent =
                CloseMeeting | CountUnnamedGuests | PutMeeting | RecordAttendance | RecordSubstitute;
              const commandOf = (wish: Exclude<Step, { does: 'retry' }>): Sent => {
                const at = { networkId, meetingId };
                switch (wish.does) {
                  case 'tap': {
                    const line = { personId: people[wish.who]!, status: wish.status };
                    return new RecordAttendance({ ...at, ...nothing, ...line, reasoned: false }, envelope());
                  }
                  case 'sit-in': {
                    const line = { personId: people[wish.who]!, status: 'substitute' as const };
                    const substituteFor = people[wish.member]!;
                    return new RecordSubstitute(
                      { ...at, ...nothing, ...line, substituteFor, reasoned: false },
                      envelope(),
                    );
                  }
                  case 'say-oneself': {
                    const line = { personId: people[wish.who]!, status: wish.status };
                    const said = envelope({ role: 'member', personId: line.personId });
                    own.add(said.commandId);
                    return new RecordAttendance({ ...at, ...nothing, ...line, reasoned: false }, said);
                  }
                  case 'reopen':
                    return new PutMeeting({ ...at, ref: null, status: 'scheduled', ...plan }, envelope());
                  case 'count':
                    return new CountUnnamedGuests({ ...at, unnamed: wish.unnamed }, envelope());
                  case 'close': {
                    const lines = wish.lines.map((line) => ({
                      ...{ personId: people[line.who]!, ...nothing },
                      ...{ status: line.status, was: line.was },
                    }));
                    const closing = new CloseMeeting({ ...at, lines, unnamed: null }, envelope());
                    if (wish.breaksAfter !== null)
                      breaksAfter.set(closing.envelope.commandId, wish.breaksAfter);
                    return closing;
                  }
                }
              };
              const run = async (steps: readonly Step[]) => {
                const sent: { command: Sent; answer: Recorded | null }[] = [];
                const brokenOff: CloseMeeting[] = [];
                for (const wish of steps) {
                  const earlier = wish.does === 'retry' ? sent[wish.which] : undefined;
                  if (wish.does === 'retry' && !earlier?.answer) continue;
                  const command = earlier?.command ?? commandOf(wish as never);
                  const answer = await send.execute<Sent, Recorded>(command).catch((error: unknown) => {
                    if (error instanceof Refusal && error.code !== 'lost-race') return null;
                    if (error instanceof BrokenOff && command instanceof CloseMeeting) {
                      brokenOff.push(command);
                      return null;
                    }
                    throw error;
                  });
                  // What recorded nothing has no trace, and is decided again.
                  if (earlier && command instanceof CloseMeeting) expect(answer).toEqual(earlier.answer);
                  if (!earlier) sent.push({ command, answer });
                  if (!earlier && answer && command instanceof CloseMeeting)
                    closings.push({ command, answer: answer as unknown as ClosingAnswer });
                }
                for (const command of brokenOff) {
                  breaksAfter.delete(command.envelope.commandId);
                  const answer = await send.execute<CloseMeeting, ClosingAnswer>(command);
                  closings.push({ command, answer });
                }
              };
              await Promise.all([run(one), run(other)]);

              const { store } = relais.installation;
              const streams = people.map((personId) =>
                streamOf(attendance, attendanceId(meetingId, personId)),
              );
              const lines = [...(await store.readStreams(streams)).values()].flat() as unknown as Line[];
              const ofMeeting = await store.eventsOf(meeting, meetingId);
              expect(faultsOf({ lines, ofMeeting, closings, own })).toEqual([]);
            },
          ),
          { numRuns: runs(25) },
        ),
      ),
    60_000,
  );

  it('would be found to overwrite a line of a host, to lose one, to answer otherwise, and to reopen twice', () => {
    const [ada, ben] = [person('Ada'), person('Ben')];
    const line = (position: number, personId: PersonId, said: AttendanceStatus, closing: string | null) => ({
      type: position === 1 || personId === ben ? 'AttendanceRecorded' : 'AttendanceCorrected',
      data: { personId, status: said },
      position,
      metadata: { correlationId: closing ?? randomUUID() },
    });
    const closed = (was: AttendanceStatus | null, kept: ClosingAnswer['kept'] = []) => ({
      command: {
        envelope: { commandId: 'closing' },
        data: {
          lines: [
            { personId: ada, status: 'present', was },
            { personId: ben, status: 'present', was: null },
          ],
        },
      },
      answer: { position: '9', kept },
    });
    const held = { type: 'MeetingHeld', position: 9, metadata: { commandId: 'closing' } };
    const judge = (lines: object[], closing: object, ofMeeting: object[] = [held]) =>
      faultsOf({ lines, ofMeeting, closings: [closing], own: new Set(['own']) } as never);
    const tapped = line(1, ada, 'absent', null);
    const others = line(3, ben, 'present', 'closing');
    const overwritten = line(2, ada, 'present', 'closing');
    expect(judge([tapped, others], closed(null, [{ personId: ada, status: 'absent' }]))).toEqual([]);
    expect(judge([tapped, overwritten, others], closed('absent'))).toEqual([]);
    expect(judge([tapped, overwritten, others], closed(null))).toEqual([
      expect.stringContaining('overwrote absent'),
    ]);
    expect(judge([tapped, others], closed(null))).toEqual([expect.stringContaining('answered')]);
    expect(judge([tapped], closed('absent'))).toContainEqual(expect.stringContaining('no line'));
    expect(judge([overwritten, others], closed(null))).toContainEqual(expect.stringContaining('corrected'));
    expect(judge([tapped, overwritten, others], closed('absent'), [])).toContainEqual(
      expect.stringContaining('not held'),
    );
    const said = { ...line(4, ada, 'late', null), metadata: { commandId: 'own', correlationId: 'own' } };
    expect(judge([tapped, others, said], closed(null, [{ personId: ada, status: 'late' }]))).toEqual([
      expect.stringContaining('overwrote absent of a host'),
    ]);
    const reopened = { type: 'MeetingReopened', position: 10, metadata: { commandId: 'again' } };
    const kept = closed(null, [{ personId: ada, status: 'absent' }]);
    expect(judge([tapped, others], kept, [held, reopened])).toEqual([]);
    expect(judge([tapped, others], kept, [held, reopened, reopened])).toEqual([
      expect.stringContaining('reopened without'),
    ]);
  });
});
