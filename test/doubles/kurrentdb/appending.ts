import {
  AllStreamPosition,
  MaximumAppendSizeExceeded,
  WrongExpectedVersion,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb';
import {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty as EmptyOfGoogle } from 'google-protobuf/google/protobuf/empty_pb';
import type { Decision, ExpectedVersion, Proposed } from './memory-log';

type Options = AppendReq.Options | BatchAppendReq.Options;

export const sizeOf = (events: readonly Proposed[]): number =>
  events.reduce((sum, { type, data, metadata }) => sum + type.length + data.length + metadata.length, 0);

/** What a single append or an append of a batch expects of its stream. */
export function expectedBy(options: Options): ExpectedVersion {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  return BigInt(options instanceof AppendReq.Options ? options.getRevision() : options.getStreamPosition());
}

/** The answer to a single append. */
export function appendAnswer(decision: Decision, expected: ExpectedVersion): AppendResp {
  if (decision.kind === 'wrong-expected-version') {
    const wrong = new AppendResp.WrongExpectedVersion();
    if (decision.current === null) wrong.setCurrentNoStream(new Empty());
    else wrong.setCurrentRevision(String(decision.current));
    if (expected === 'any') wrong.setExpectedAny(new Empty());
    else if (expected === 'no-stream') wrong.setExpectedNoStream(new Empty());
    else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new Empty());
    else wrong.setExpectedRevision(String(expected));
    return new AppendResp().setWrongExpectedVersion(wrong);
  }
  const position = String(decision.last.position);
  return new AppendResp().setSuccess(
    new AppendResp.Success()
      .setCurrentRevision(String(decision.last.revision))
      .setPosition(new AppendResp.Position().setCommitPosition(position).setPreparePosition(position)),
  );
}

/** The answer to an append of a batch. */
export function batchAnswer(decision: Decision, expected: ExpectedVersion): BatchAppendResp {
  if (decision.kind === 'wrong-expected-version') {
    const wrong = new WrongExpectedVersion();
    if (decision.current === null) wrong.setCurrentNoStream(new EmptyOfGoogle());
    else wrong.setCurrentStreamRevision(String(decision.current));
    if (expected === 'any') wrong.setExpectedAny(new EmptyOfGoogle());
    else if (expected === 'no-stream') wrong.setExpectedNoStream(new EmptyOfGoogle());
    else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new EmptyOfGoogle());
    else wrong.setExpectedStreamPosition(String(expected));
    return failed(wrong.serializeBinary(), 'WrongExpectedVersion');
  }
  const position = String(decision.last.position);
  return new BatchAppendResp().setSuccess(
    new BatchAppendResp.Success()
      .setCurrentRevision(String(decision.last.revision))
      .setPosition(new AllStreamPosition().setCommitPosition(position).setPreparePosition(position)),
  );
}

export const batchTooLarge = (limit: number): BatchAppendResp =>
  failed(
    new MaximumAppendSizeExceeded().setMaxappendsize(limit).serializeBinary(),
    'MaximumAppendSizeExceeded',
  );

export const batchUnknown = (message: string): BatchAppendResp =>
  failed(new EmptyOfGoogle().serializeBinary(), 'Unknown', message);

function failed(details: Uint8Array, type: string, message = type): BatchAppendResp {
  const any = new Any();
  any.pack(details, `event_store.client.${type}`);
  return new BatchAppendResp().setError(new Status().setMessage(message).setDetails(any));
}
