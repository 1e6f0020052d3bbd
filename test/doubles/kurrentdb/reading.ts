import type { ServerWritableStream } from '@grpc/grpc-js';
import { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { passing } from './filtering';
import type { LogRecord, MemoryLog } from './memory-log';
import { eventOf, identifierOf, nameOf } from './messages';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Writes with the flow control of HTTP/2: goes on when the reader has taken what was sent. */
export async function send(call: ReadCall, response: ReadResp): Promise<void> {
  if (call.write(response)) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      for (const event of ['drain', 'cancelled', 'close', 'error']) call.off(event, go);
      resolve();
    };
    for (const event of ['drain', 'cancelled', 'close', 'error']) call.on(event, go);
  });
}

/** Answers a read of a stream or of the whole log, once. */
export async function answerRead(call: ReadCall, log: MemoryLog): Promise<void> {
  const options = call.request.getOptions() ?? new ReadReq.Options();
  const records = options.hasStream() ? ofStream(options, log) : ofAll(options, log);
  if (!records) {
    const missing = new ReadResp.StreamNotFound();
    missing.setStreamIdentifier(identifierOf(nameOf(options.getStream()?.getStreamIdentifier())));
    await send(call, new ReadResp().setStreamNotFound(missing));
    return;
  }
  const passes = passing(options);
  let left = Number(options.getCount());
  for (const record of records) {
    if (left <= 0 || call.cancelled) return;
    if (!passes(record)) continue;
    left -= 1;
    await send(call, eventOf(record, options));
  }
}

const isBackwards = (options: ReadReq.Options) =>
  options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;

function ofStream(options: ReadReq.Options, log: MemoryLog): readonly LogRecord[] | null {
  const asked = options.getStream();
  const stream = log.stream(nameOf(asked?.getStreamIdentifier()));
  if (stream.length === 0) return null;
  if (isBackwards(options)) {
    const from = asked?.hasRevision() ? Number(asked.getRevision()) : stream.length - 1;
    return stream.slice(0, from + 1).reverse();
  }
  return stream.slice(asked?.hasRevision() ? Number(asked.getRevision()) : 0);
}

/**
 * A position is the beginning of a record: a node refuses any other. Past the end it reads nothing forwards and follows in silence,
 * both without an error.
 */
export function isValid(options: ReadReq.Options, log: MemoryLog): boolean {
  const asked = options.getAll()?.getPosition()?.getCommitPosition();
  if (asked === undefined) return true;
  const position = BigInt(asked);
  const isPastTheEnd = position > (log.records.at(-1)?.position ?? 0n);
  return isPastTheEnd ? !isBackwards(options) : log.records[log.indexAt(position)]?.position === position;
}

/** Forwards the record at the position is read, backwards it is not: it reads what ends there. */
function ofAll(options: ReadReq.Options, log: MemoryLog): readonly LogRecord[] {
  const position = options.getAll()?.getPosition();
  const index = position ? log.indexAt(BigInt(position.getCommitPosition())) : undefined;
  if (isBackwards(options)) return log.records.slice(0, index ?? log.records.length).reverse();
  return log.records.slice(index ?? 0);
}
