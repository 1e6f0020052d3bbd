import { setTimeout as sleep } from 'node:timers/promises';
import { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { passing } from './filtering';
import type { MemoryLog } from './memory-log';
import { eventOf } from './messages';
import { type ReadCall, send } from './reading';

const defaultWindow = 32;

/** Follows the whole log after a position until the call ends or `cutAfter` events were sent. */
export async function follow(
  call: ReadCall,
  log: MemoryLog,
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
  let left = cutAfter;
  let live = false;

  await send(call, new ReadResp().setConfirmation(confirmation()));
  while (!ending.aborted && !call.cancelled) {
    const record = log.records[index];
    if (!record) {
      if (!live) {
        if (filter && index > 0) await send(call, checkpointAt(log.records[index - 1]!.position));
        await send(call, new ReadResp().setCaughtUp(new ReadResp.CaughtUp()));
        live = true;
      }
      if (index >= log.records.length) await log.news(ending);
      continue;
    }
    index += 1;
    considered += 1;
    if (passes(record)) {
      if (left-- <= 0) return;
      sent();
      await send(call, eventOf(record, options));
    }
    if (filter && considered % interval === 0) {
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

const checkpointAt = (position: bigint): ReadResp =>
  new ReadResp().setCheckpoint(
    new ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );
