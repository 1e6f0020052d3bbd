import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerDuplexStream, ServerReadableStream, ServiceError, sendUnaryData } from '@grpc/grpc-js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { appendAnswer, batchAnswer, batchTooLarge, batchUnknown, expectedBy, sizeOf } from './appending';
import type { ExpectedVersion, MemoryLog, Proposed } from './memory-log';
import { idOf, identifierOf, nameOf, proposed } from './messages';
import { type Troubles, accessDenied, unavailable } from './troubles';

export type AppendContext = Readonly<{
  cluster: Readonly<{ log: MemoryLog; maxAppendSize: number; answerAfterMs: number }>;
  troubles: Troubles;
  /** Why this node does not take a call, when it does not. */
  turnedAway(call: { metadata: { get(key: string): unknown[] } }): ServiceError | undefined;
}>;

/** One append is one call. */
export async function appendCall(
  call: ServerReadableStream<AppendReq, AppendResp>,
  answer: sendUnaryData<AppendResp>,
  { cluster, troubles, turnedAway }: AppendContext,
): Promise<void> {
  let stream = '';
  let expected: ExpectedVersion = 'any';
  const events: Proposed[] = [];
  for await (const request of call as AsyncIterable<AppendReq>) {
    const options = request.getOptions();
    if (options) [stream, expected] = [nameOf(options.getStreamIdentifier()), expectedBy(options)];
    const message = request.getProposedMessage();
    if (message) events.push(proposed(message));
  }
  const trouble = troubles.take('append');
  const refusal = turnedAway(call);
  const failure =
    refusal ??
    (trouble?.kind === 'unavailable'
      ? unavailable()
      : trouble?.kind === 'refused'
        ? accessDenied()
        : undefined);
  if (failure) {
    answer(failure);
    return;
  }
  const answered = appendAnswer(cluster.log.append(stream, expected, events), expected);
  if (trouble?.kind === 'slow') await sleep(trouble.milliseconds);
  if (trouble?.kind === 'lost-acknowledgement') answer(unavailable());
  else if (trouble?.kind !== 'silence') answer(null, answered);
}

type Gathering = { stream: string; expected: ExpectedVersion; events: Proposed[] };

/** Many appends in one call that stays open; each is answered by its correlation id. */
export function batchAppendCall(
  call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
  context: AppendContext,
): void {
  const gathering = new Map<string, Gathering>();
  const { troubles } = context;
  // What comes behind a failure is not looked at.
  let isBroken = false;
  call.on('data', (request: BatchAppendReq) => {
    if (isBroken) return;
    const id = idOf(request.getCorrelationId());
    const options = request.getOptions();
    const append = gathering.get(id) ?? { stream: '', expected: 'any', events: [] };
    if (options)
      [append.stream, append.expected] = [nameOf(options.getStreamIdentifier()), expectedBy(options)];
    append.events.push(...request.getProposedMessagesList().map(proposed));
    gathering.set(id, append);
    if (!request.getIsFinal()) return;
    gathering.delete(id);
    troubles.onTheirWay += 1;
    troubles.mostOnTheirWay = Math.max(troubles.mostOnTheirWay, troubles.onTheirWay);
    void answerOf(call, append, context).then((answer) => {
      troubles.onTheirWay -= 1;
      if (answer) call.write(echo(request, append, answer));
    });
  });
  call.on('end', () => {
    call.end();
  });
  call.on('error', () => {
    isBroken = true;
  });
}

/** Undefined: nothing is answered, or the whole call has failed. */
async function answerOf(
  call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
  { stream, expected, events }: Gathering,
  { cluster, troubles, turnedAway }: AppendContext,
): Promise<BatchAppendResp | undefined> {
  const trouble = troubles.take('append');
  const refusal = turnedAway(call);
  if (refusal || trouble?.kind === 'unavailable') {
    call.emit('error', refusal ?? unavailable());
    return undefined;
  }
  if (trouble?.kind === 'refused') return batchUnknown('The disk is full.');
  if (sizeOf(events) > cluster.maxAppendSize) return batchTooLarge(cluster.maxAppendSize);
  const decision = cluster.log.append(stream, expected, events);
  if (trouble?.kind === 'lost-acknowledgement') call.emit('error', unavailable());
  if (trouble?.kind === 'slow') await sleep(trouble.milliseconds);
  if (cluster.answerAfterMs > 0) await sleep(cluster.answerAfterMs);
  const isHeard = trouble?.kind !== 'lost-acknowledgement' && trouble?.kind !== 'silence';
  return isHeard ? batchAnswer(decision, expected) : undefined;
}

function echo(request: BatchAppendReq, { stream }: Gathering, answer: BatchAppendResp): BatchAppendResp {
  answer.setCorrelationId(request.getCorrelationId());
  return answer.setStreamIdentifier(identifierOf(stream));
}
