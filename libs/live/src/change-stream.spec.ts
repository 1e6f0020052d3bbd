import type { Caller } from '@relais/access';
import type { NetworkId, PersonId } from '@relais/contracts';
import { ChangeStream } from './change-stream';

const networkId = 'network' as NetworkId;
const member = { networkId, personId: 'ada' as PersonId, role: 'member', acceptance: 'accepted' } as const;
const opened = () => new ChangeStream({} as Caller, [member], null);
const meeting = (position: number, of: string = networkId) => ({
  networkId: of as NetworkId,
  position,
  change: { kind: 'meeting', right: 'read-network', whose: [] } as const,
  endsFor: [],
});
const textOf = async (stream: ChangeStream) => {
  let text = '';
  for await (const piece of stream) text += String(piece);
  return text;
};

describe('A stream of changes', () => {
  it('gathers what its reader does not take into one message', async () => {
    const stream = opened();
    for (let position = 1; position <= 10_000; position++) stream.tell(meeting(position));
    expect(stream.readableLength).toBeLessThan(100);
    stream.finish();
    const unread = opened();
    const reading = textOf(unread);
    await new Promise(setImmediate);
    for (let position = 1; position <= 3; position++) unread.tell(meeting(position));
    unread.say(7, ['thanks', 'meeting']);
    await new Promise(setImmediate);
    unread.finish();
    const text = await reading;
    expect(text).toMatch(/^retry: \d{4}\n\n/);
    expect(text).toMatch(/id: 7\ndata: {"position":"7","kinds":\["meeting","thanks"\]}\n\n$/);
  });

  it('tells nothing of other networks, and nothing after its end', async () => {
    const stream = opened();
    const reading = textOf(stream);
    await new Promise(setImmediate);
    stream.tell(meeting(1, 'other'));
    stream.finish();
    stream.tell(meeting(2));
    stream.beat();
    expect(await reading).toMatch(/^retry: \d{4}\n\n$/);
  });

  it('gives up a reader who has taken nothing for three beats', () => {
    const stream = opened();
    for (let beat = 1; beat <= 3; beat++) {
      expect(stream.destroyed).toBe(false);
      stream.beat();
    }
    expect(stream.destroyed).toBe(true);
  });
});
