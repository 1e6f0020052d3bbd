import { type EmmettEvent, dumbo, emmett } from './peers';
import { query } from './query';

/** Takes events of a log of Relais over into emmett's, as it would hold them. */
export async function fillEmmett(url: string, events: number): Promise<void> {
  const store = emmett().getPostgreSQLEventStore(url);
  await store.schema.migrate();
  await store.close();
  await query(
    url,
    `insert into emt_messages (stream_position, global_position, transaction_id, stream_id, message_schema_version, message_id,
       message_type, message_data, message_metadata)
     select revision + 1, "position", pg_current_xact_id(), stream, '1', id, type,
            data::jsonb || jsonb_build_object('on', "on", 'networkId', network_id, 'recordedAt', recorded_at), metadata
       from event where "position" <= $1 order by "position"`,
    [events],
  );
  await query(
    url,
    `create table emmett_line (
       network_id uuid not null, person_id uuid not null, line_id uuid not null, kind text not null, day date not null,
       recorded_at timestamptz not null, counterpart_id uuid not null, amount_in_cents bigint, standing boolean not null,
       primary key (network_id, person_id, line_id, kind))`,
  );
  await query(url, 'create index emmett_line_subject on emmett_line (line_id)');
  await query(url, 'vacuum (analyze) emt_messages');
}

/**
 * Rebuilds the lines of the ledger as emmett offers it, batches at its default.
 * @returns seconds
 */
export async function rebuildEmmett(url: string): Promise<number> {
  const { postgreSQLRawBatchSQLProjection, rebuildPostgreSQLProjections } = emmett();
  const projection = postgreSQLRawBatchSQLProjection({
    name: 'ledger',
    canHandle: ['ReferralPassed', 'ProspectAgreed', 'ReferralWithdrawn', 'ThanksGiven', 'ThanksWithdrawn'],
    evolve: (events) => events.map(statement),
  });
  // It would go on where an earlier rebuild ended.
  await query(url, 'truncate emmett_line, emt_processors');
  const begin = performance.now();
  const consumer = rebuildPostgreSQLProjections({ connectionString: url, projections: [projection] });
  try {
    await consumer.start();
  } finally {
    await consumer.close();
  }
  const seconds = (performance.now() - begin) / 1000;
  const lines = await query(url, 'select from emmett_line limit 1');
  if (lines.length === 0) throw new Error('emmett rebuilt nothing.');
  return seconds;
}

/** Both people's lines, or what becomes of them. */
function statement({ type, data }: EmmettEvent): string {
  const { sql } = dumbo();
  const { giverId, receiverId, thankingId, thankedId, on } = data;
  const subject = data['thanksId'] ?? data['referralId'];
  switch (type) {
    case 'ReferralPassed':
      return sql(
        insert,
        ...line(data, subject, 'given', giverId, receiverId),
        ...line(data, subject, 'received', receiverId, giverId),
      );
    case 'ThanksGiven':
      return sql(
        insert,
        ...line(data, subject, 'thanks-given', thankingId, thankedId),
        ...line(data, subject, 'thanks-credited', thankedId, thankingId),
      );
    case 'ProspectAgreed':
      return sql('update emmett_line set day = %L where line_id = %L', on, subject);
    default:
      return sql('update emmett_line set standing = false where line_id = %L', subject);
  }
}

const row = '(%L, %L, %L, %L, %L, %L, %L, %L, true)';
const insert = `insert into emmett_line values ${row}, ${row}`;

const line = (data: EmmettEvent['data'], subject: unknown, kind: string, person: unknown, other: unknown) => [
  data['networkId'],
  person,
  subject,
  kind,
  data['on'],
  data['recordedAt'],
  other,
  data['amountInCents'] ?? null,
];
