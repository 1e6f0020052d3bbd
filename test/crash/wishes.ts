import { v5 } from '@relais/event-sourcing';

const namespace = '2f0c8d1e-5f0b-4a43-9d0e-0c8a5b1f7e11';

/** What a caller wants recorded: one event, several at once, or one that is decided on a stream that other callers write too. */
export type Wish = Readonly<{
  kind: 'one' | 'several' | 'decided';
  id: string;
  networkId: string;
  /** The stream's id. */
  streamId: string;
  /** Ids of the events, in order. */
  eventIds: readonly string[];
  /** The client does not hear the first answer and sends it again. */
  isSentTwice: boolean;
}>;

/** The wishes of a crash test follow from its seed: a caller that was killed repeats the one it was at, under the same ids. */
export function wishOf(seed: string, caller: number, n: number): Wish {
  const id = v5(namespace, `${seed}/${caller}/${n}`);
  const lot = Number.parseInt(id.slice(0, 2), 16);
  const kind = lot < 32 ? 'decided' : lot < 64 ? 'several' : 'one';
  const streamId = kind === 'decided' ? v5(namespace, `${seed}/${caller % 8}:${Math.floor(n / 16)}`) : id;
  return {
    kind,
    id,
    networkId: networkOf(streamId),
    streamId,
    eventIds: Array.from({ length: kind === 'several' ? 2 + (lot % 4) : 1 }, (_, k) => v5(id, String(k))),
    isSentTwice: lot % 32 === 0,
  };
}

/** One of 16 networks, of all partitions. */
const networkOf = (streamId: string): string => `00000000-0000-4000-8000-00000000000${streamId.slice(-1)}`;
