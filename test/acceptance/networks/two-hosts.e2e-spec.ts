import { randomUUID } from 'node:crypto';
import { type AttendanceStatus, type ClosingAnswer, MeetingId, type PersonId } from '@relais/contracts';
import { type Recorded, Refusal, fold, streamOf } from '@relais/event-sourcing';
import {
  type AttendanceEvent,
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

type Step =
  | Readonly<{ does: 'tap'; who: number; status: AttendanceStatus }>
  | Readonly<{ does: 'sit-in'; who: number; member: number }>
  | Readonly<{ does: 'count'; unnamed: number }>
  | Readonly<{
      does: 'close';
      lines: readonly Readonly<{ who: number; status: AttendanceStatus; was: AttendanceStatus | null }>[];
    }>
  | Readonly<{ does: 'retry'; which: number }>;

const who = fc.nat({ max: 4 });
const status = fc.constantFrom<AttendanceStatus>('present', 'late', 'excused', 'absent');
const was = fc.option(status);
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ does: fc.constant('tap' as const), who, status }), weight: 4 },
  fc.record({ does: fc.constant('sit-in' as const), who, member: who }),
  fc.record({ does: fc.constant('count' as const), unnamed: fc.nat({ max: 3 }) }),
  {
    arbitrary: fc.record({
      does: fc.constant('close' as const),
      lines: fc.uniqueArray(fc.record({ who, status, was }), { selector: (line) => line.who, minLength: 1 }),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ does: fc.constant('retry' as const), which: fc.nat({ max: 5 }) }), weight: 2 },
);

describe('Two hosts at once', () => {
  it(
    'leave what the definition of a closing says, whatever comes first',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 8 }),
          fc.array(step, { maxLength: 8 }),
          async (one, other) => {
            const { networkId } = club;
            const people = Object.values(club.people);
            const meetingId = MeetingId.parse(randomUUID());
            const envelope = (commandId = randomUUID()) => ({
              ...{ commandId, networkId, today: '2026-03-02' },
              principal: { role: 'host' as const, personId: person('Ada') },
            });
            const plan = {
              date: '2026-03-02',
              startTime: '07:30',
              endTime: null,
              kind: 'lunch',
              placeMark: null,
            } as const;
            await relais.commands.execute(
              new PutMeeting({ networkId, meetingId, ref: null, status: 'scheduled', ...plan }, envelope()),
            );
            const nothing = { substituteFor: null, invitedBy: null, firstTime: null, welcomedBy: null };
            const closings: { command: CloseMeeting; answer: ClosingAnswer }[] = [];
            type Sent = CloseMeeting | CountUnnamedGuests | RecordAttendance | RecordSubstitute;
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
                case 'count':
                  return new CountUnnamedGuests({ ...at, unnamed: wish.unnamed }, envelope());
                case 'close': {
                  const lines = wish.lines.map((line) => ({
                    ...{ personId: people[line.who]!, ...nothing },
                    ...{ status: line.status, was: line.was },
                  }));
                  return new CloseMeeting({ ...at, lines, unnamed: null }, envelope());
                }
              }
            };
            const run = async (steps: readonly Step[]) => {
              const sent: { command: Sent; answer: Recorded | null }[] = [];
              for (const wish of steps) {
                const earlier = wish.does === 'retry' ? sent[wish.which] : undefined;
                if (wish.does === 'retry' && !earlier?.answer) continue;
                const command = earlier?.command ?? commandOf(wish as never);
                const answer = await relais.commands
                  .execute<Sent, Recorded>(command)
                  .catch((error: unknown) => {
                    if (error instanceof Refusal && error.code !== 'lost-race') return null;
                    throw error;
                  });
                // What recorded nothing has no trace, and is decided again.
                if (earlier && command instanceof CloseMeeting) expect(answer).toEqual(earlier.answer);
                if (!earlier) sent.push({ command, answer });
                if (!earlier && answer && command instanceof CloseMeeting)
                  closings.push({ command, answer: answer as unknown as ClosingAnswer });
              }
            };
            await Promise.all([run(one), run(other)]);

            const { store } = relais.installation;
            const ofMeeting = await store.eventsOf(meeting, meetingId);
            const streams = people.map((personId) => streamOf(attendance, attendanceId(meetingId, personId)));
            const events = [
              ...(await store.readStreams(streams)).values(),
            ].flat() as unknown as (AttendanceEvent & {
              position: number;
              metadata: { correlationId: string };
            })[];
            events.sort((a, b) => a.position - b.position);
            const lines = new Map<PersonId, AttendanceStatus>();
            const before = new Map<number, Map<PersonId, AttendanceStatus>>();
            for (const event of events) {
              const { personId } = event.data;
              const recorded = lines.get(personId);
              expect(event.type).toBe(recorded === undefined ? 'AttendanceRecorded' : 'AttendanceCorrected');
              const closing = closings.find(
                ({ command }) => command.envelope.commandId === event.metadata.correlationId,
              );
              if (closing && recorded !== undefined) {
                const line = closing.command.data.lines.find((one) => one.personId === personId);
                expect(line?.was).toBe(recorded);
              }
              lines.set(personId, event.data.status);
              before.set(event.position, new Map(lines));
            }
            for (const { command, answer } of closings) {
              const held = ofMeeting.find(
                ({ metadata }) => metadata.commandId === command.envelope.commandId,
              );
              expect(String(held?.position)).toBe(answer.position);
              const last = events.findLast(({ position }) => position < Number(answer.position));
              const then = (last && before.get(last.position)) ?? new Map<PersonId, AttendanceStatus>();
              const asked = command.data.lines;
              expect(asked.every(({ personId }) => then.has(personId))).toBe(true);
              expect(answer.kept).toEqual(
                asked.flatMap(({ personId, status: said }) => {
                  const recorded = then.get(personId) ?? said;
                  return recorded === said ? [] : [{ personId, status: recorded }];
                }),
              );
            }
            expect(fold(meeting, ofMeeting).status).toBe(closings.length > 0 ? 'held' : 'scheduled');
          },
        ),
        { numRuns: runs(25) },
      ),
    60_000,
  );
});
