import { randomUUID } from 'node:crypto';
import { EventStreamReader } from '../acceptance/event-stream';
import type { Line } from './bench';
import { type Result, contest } from './contest';
import type { HttpClub } from './http-content';
import { RelaisServer, manyConnections } from './relais-server';
import { atMost, comparison, middle, tailLatency, withoutRatios } from './report/findings';
import { type Round, quantile } from './report/rounds';

const open = 200;

export const live: Line = {
  name: 'live',
  title: `A closing reaches ${String(open)} open streams`,
  async run({ freshDatabase, course, say }) {
    const relais = await RelaisServer.start(await freshDatabase(), manyConnections);
    try {
      const club = relais.clubs[0] as HttpClub;
      const listeners = await listen(relais.url, club);
      say(`${String(listeners.length)} streams are open`);
      const [closings] = (await contest(
        [{ name: 'closings', round: (forMs) => closingsFor(forMs, relais.url, club, listeners) }],
        course,
        say,
      )) as [Result];
      await Promise.all(listeners.map((stream) => stream.close()));
      return {
        targets: [
          atMost(`a closing reaches ${String(open)} streams: p99`, middle(closings, tailLatency), 1000, 'ms'),
        ],
        tables: [withoutRatios(comparison('streams reached', [closings]))],
        method:
          `One network of ${String(club.people.length)} members, ${String(open)} tokens with a stream each, all in the process of the benchmark. ` +
          'A meeting is planned and closed by one request that records a line for every member. The time of each stream is from the moment at which this request is sent until the message that the meeting is held; then the next meeting is closed.',
      };
    } finally {
      await relais.stop();
    }
  },
};

/** Streams of as many tokens. */
async function listen(url: string, { networkId, token }: HttpClub): Promise<EventStreamReader[]> {
  const streams: EventStreamReader[] = [];
  for (let n = 0; n < open; n++) {
    const path = `/api/networks/${networkId}/tokens/${randomUUID()}`;
    const made = await put<{ token: string }>(url, token, path, {
      name: `live ${String(n)}`,
      role: 'member',
    });
    const headers = { authorization: `Bearer ${made.token}` };
    streams.push(await EventStreamReader.open(`${url}/api/networks/${networkId}/events`, headers));
  }
  return streams;
}

async function closingsFor(
  forMs: number,
  url: string,
  { networkId, people, token }: HttpClub,
  streams: readonly EventStreamReader[],
): Promise<Round> {
  const latencies: number[] = [];
  const begin = performance.now();
  while (performance.now() - begin < forMs) {
    const path = `/api/meetings/${randomUUID()}`;
    const planned = told(streams);
    await put(url, token, path, {
      ...{ networkId, date: '2026-03-05', startTime: '07:30', kind: 'breakfast', status: 'scheduled' },
    });
    await Promise.all(planned);
    const held = told(streams);
    const sentAt = performance.now();
    const attendance = people.map((personId) => ({ personId, status: 'present' }));
    const closing = put(url, token, `${path}/closing`, { attendance });
    await Promise.all(held.map((one) => one.then(() => latencies.push(performance.now() - sentAt))));
    await closing;
  }
  latencies.sort((a, b) => a - b);
  return {
    perSecond: latencies.length / ((performance.now() - begin) / 1000),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    nodeCpu: null,
    postgresCpu: null,
  };
}

/** When each stream tells of a meeting next. */
const told = (streams: readonly EventStreamReader[]): Promise<void>[] =>
  streams.map((stream) => stream.hears('meeting', stream.messages.length));

async function put<Answered>(url: string, token: string, path: string, body: object): Promise<Answered> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as Answered;
}
