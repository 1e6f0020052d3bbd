import { randomUUID } from 'node:crypto';
import { ErrorType, NO_STREAM, jsonEvent, metastreamOf } from '@kurrent/kurrentdb-client';
import { type KurrentConnection, isAnswer } from './kurrent-connection';

const requiresLeader = true;
const stream = 'relais-log';
const key = 'relaisLogId';

/**
 * The identity of this log: drawn once and kept as metadata of a stream without events, so that no reader meets it and no special right
 * is needed to write it.
 */
export function identityOf(connection: KurrentConnection): Promise<string> {
  return connection.persistently(10_000, async (client) => {
    const read = async () => {
      const { metadata } = await client.getStreamMetadata<{ [key]?: string }>(stream, { requiresLeader });
      return metadata?.[key];
    };
    const known = await read();
    if (known) return `kurrentdb:${known}`;
    try {
      const drawn = jsonEvent({ type: '$metadata', data: { [key]: randomUUID() } });
      await client.appendToStream(metastreamOf(stream), drawn, { streamState: NO_STREAM, requiresLeader });
    } catch (error) {
      if (!isAnswer(error, ErrorType.WRONG_EXPECTED_VERSION)) throw error;
    }
    return `kurrentdb:${(await read()) ?? ''}`;
  });
}
