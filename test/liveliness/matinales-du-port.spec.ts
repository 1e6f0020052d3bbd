import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange, LivelinessAnswer } from '@relais/contracts';
import { liveliness, type Figures, type MeetingWithPeople } from '@relais/liveliness';
import { eventsOfFolder } from './folder-events';

type Expected = Figures &
  Pick<LivelinessAnswer, 'verdict' | 'notes'> & {
    core: string[];
    meetings: Omit<MeetingWithPeople, 'meetingId' | 'kind' | 'people'>[];
    exchange: Exchange;
  };

const data = join(__dirname, '..', 'data');
const events = eventsOfFolder(join(data, '../../demo/matinales-du-port'));
const expected = JSON.parse(readFileSync(join(data, 'matinales-du-port.expected.json'), 'utf8')) as Record<
  string,
  { liveliness: Expected }
>;

describe.each(Object.entries(expected))('Les Matinales du Port as of %s', (asOf, { liveliness: right }) => {
  const answer = liveliness(events, asOf);
  const { core, meetings, exchange, ...figures } = right;

  it('has the verdict, the notes and every figure to the last digit', () =>
    expect(answer).toMatchObject(figures));

  it('has the steady core', () => expect(answer.core.map(({ personId }) => personId)).toEqual(core));

  it('has the groups of the last meetings', () =>
    expect(answer.meetings.slice(-meetings.length)).toMatchObject(meetings));

  it('has the exchange to the last digit', () => expect(answer.exchange).toEqual(exchange));
});

it('Les Matinales du Port lists, as of any day of its life, nobody who has left', () => {
  for (const { date } of events.meetings) {
    const { core, lists, coreChanges, exchange } = liveliness(events, date);
    const listed = [core, lists.new, lists.fading, lists.neverReceived, coreChanges.entered, coreChanges.left]
      .flat()
      .map(({ personId }) => personId)
      .concat(exchange?.neither ?? []);
    const gone = events.memberships.filter(({ leftOn }) => leftOn !== null && leftOn <= date);
    expect(gone.filter(({ personId }) => listed.includes(personId))).toEqual([]);
  }
});
