import { emmett, pgOfPeers } from '../bench/peers';
import type { TestedLog } from './tested-log';

const opened = (url: string, callers: number) => {
  const pool = new (pgOfPeers().Pool)({ connectionString: url, max: callers }).on('error', () => undefined);
  // It does not listen to the connections that it holds: a server that goes away would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const store = emmett().getPostgreSQLEventStore(url, { connectionOptions: { pooled: true, pool } });
  return { pool, store };
};

/** `@event-driven-io/emmett-postgresql` 0.42 with its own consumer and checkpoint; the id of an event is in its data. */
export const emmettLog: TestedLog = {
  title: 'emmett 0.42',
  isKnownToLose: true,
  table: 'emt_messages',
  events: `select global_position as "position", (message_data ->> 'id')::uuid as id from emt_messages`,

  async prepare(url) {
    const { pool, store } = opened(url, 1);
    await store.schema.migrate();
    await store.close();
    await pool.end();
  },

  open(url, callers) {
    const { pool, store } = opened(url, callers);
    return {
      async fulfil({ eventIds, streamId, id }) {
        const events = eventIds.map((eventId) => ({ type: 'Recorded', data: { id: eventId }, metadata: {} }));
        const stream = `recorded-${streamId === id ? id : `${streamId}:${id}`}`;
        await store
          .appendToStream(stream, events, { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' })
          .catch((error: unknown) => {
            if (!(error instanceof Error && /version/i.test(error.message))) throw error;
          });
        return eventIds.map((eventId) => ({ id: eventId, position: null }));
      },
      async follow(_checkpoint, note) {
        const consumer = store.consumer();
        consumer.reactor({
          processorId: 'reader',
          processorInstanceId: 'reader',
          eachMessage: ({ data, metadata }) => {
            note([{ id: (data as { id: string }).id, position: Number(metadata.globalPosition) }]);
          },
        });
        await consumer.start().finally(() => consumer.close());
      },
      isPassing: () => true,
      async close() {
        await store.close();
        await pool.end();
      },
    };
  },
};
