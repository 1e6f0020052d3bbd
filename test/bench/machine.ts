import { cpus, totalmem } from 'node:os';
import { Client } from 'pg';
import type { Table } from './findings';
import { versionOfPackage, versionOfPeer } from './peers';

/** What the figures of a run depend on. */
export async function machine(url: string): Promise<Table> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, string>>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as synchronous, current_setting('shared_buffers') as buffers`,
  );
  await client.end();
  const { version, fsync, synchronous, buffers } = rows[0] ?? {};
  const processors = cpus();
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  const packages = ['@nestjs/core', 'fastify', 'typeorm', 'pg'].map(
    (name) => `${name} ${versionOfPackage(name)}`,
  );
  const peers = ['@event-driven-io/emmett-postgresql', 'autocannon'].map(
    (name) => `${name} ${versionOfPeer(name)}`,
  );
  return {
    head: ['', ''],
    rows: [
      ['day', new Date().toISOString().slice(0, 10)],
      [
        'machine',
        `${String(processors.length)} × ${processors[0]?.model ?? 'unknown'}, ${String(gibibytes)} GiB`,
      ],
      ['system', `${process.platform} ${process.arch}, Node ${process.versions.node}`],
      [
        'PostgreSQL',
        `${version ?? '?'}, fsync ${fsync ?? '?'}, synchronous_commit ${synchronous ?? '?'}, shared_buffers ${buffers ?? '?'}`,
      ],
      ['packages', [...packages, ...peers].join(', ')],
    ],
  };
}
