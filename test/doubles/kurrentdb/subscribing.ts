import { setTimeout as sleep } from 'node:timers/promises';
import { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { passing } from './filtering';
import type { MemoryLog } from './memory-log';
import { eventOf } from './messages';
import { type ReadCall, send } from './reading';

const defaultWindow = 32;

/** −1 as it is sent: without a sign. */
const minusOne = 2n ** 64n - 1n;

/** Follows the whole log after a position until the call ends or `cutAfter` events were sent. */
export async function follow(
  call: ReadCall,
  { log, version }: Readonly<{ log: MemoryLog; version: string }>,
  ending: AbortSignal,
  sent: () => void,
  cutAfter: number,
): Promise<void> {
  const options = call.request.getOptions() ?? new ReadReq.Options();
  const passes = passing(options);
  const filter = options.getFilter();
  const interval = (filter?.getMax() || defaultWindow) * (filter?.getCheckpointintervalmultiplier() ?? 1);
  let index = startOf(options, log);
  let considered = 0;
  const isFromStart = index === 0;
  let given = 0;
  let live = false;
  let hasCheckpoints = filter !== undefined;

  await send(call, new ReadResp().setConfirmation(confirmation()));
  while (!ending.aborted && !call.cancelled) {
    const record = log.records[index];
    if (!record) {
      if (!live) {
        if (filter && isFromStart && given === 0) {
          hasCheckpoints = Number.parseInt(version) >= 25;
          await send(call, checkpointAt(hasCheckpoints ? 0n : minusOne));
        } else if (filter && index > 0) {
          await send(call, checkpointAt(log.records[index - 1]!.position));
        }
        await send(call, new ReadResp().setCaughtUp(new ReadResp.CaughtUp()));
        live = true;
      }
      if (index >= log.records.length) await log.news(ending);
      continue;
    }
    index += 1;
    considered += 1;
    if (passes(record)) {
      if (given++ >= cutAfter) return;
      sent();
      await send(call, eventOf(record, options));
    }
    if (hasCheckpoints && considered % interval === 0) {
      await send(call, checkpointAt(record.position));
      await sleep(0);
    }
  }
}

/** A subscription begins after its position. */
function startOf(options: ReadReq.Options, log: MemoryLog): number {
  const position = options.getAll()?.getPosition();
  if (position) return log.indexAt(BigInt(position.getCommitPosition()) + 1n);
  return options.getAll()?.hasEnd() ? log.records.length : 0;
}

const confirmation = () => {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(crypto.randomUUID());
  return confirmed;
};

/** A checkpoint as it is sent between the events. */
export const checkpointAt = (position: bigint): ReadResp =>
  new ReadResp().setCheckpoint(
    new ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );
