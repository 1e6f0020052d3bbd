import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type pg from 'pg';
import { projectRoot } from '../../apps/api/src/project-root';

export type EmmettEvent = Readonly<{ type: string; data: Readonly<Record<string, unknown>> }>;

export type EmmettStore = Readonly<{
  appendToStream(
    stream: string,
    events: readonly { type: string; data: object; metadata: object }[],
    options: { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' },
  ): Promise<unknown>;
  schema: { migrate(): Promise<unknown> };
  consumer(): {
    reactor(options: {
      processorId: string;
      processorInstanceId: string;
      eachMessage: (message: { data: unknown; metadata: { globalPosition: bigint } }) => void;
    }): unknown;
    start(): Promise<void>;
    close(): Promise<void>;
  };
  close(): Promise<void>;
}>;

/** What we use of `@event-driven-io/emmett-postgresql` 0.42. */
export type Emmett = Readonly<{
  getPostgreSQLEventStore(
    url: string,
    options?: { connectionOptions: { pooled: true; pool: pg.Pool } },
  ): EmmettStore;
  postgreSQLRawBatchSQLProjection(definition: {
    name: string;
    canHandle: readonly string[];
    evolve(events: readonly EmmettEvent[]): string[];
  }): object;
  rebuildPostgreSQLProjections(options: { connectionString: string; projections: readonly object[] }): {
    start(): Promise<void>;
    close(): Promise<void>;
  };
}>;

/** What we use of `@event-driven-io/dumbo`, emmett's way to PostgreSQL: `%L` is a quoted value. */
export type Dumbo = Readonly<{ sql(text: string, ...values: unknown[]): string }>;

type Request = { method: string; path: string; headers: Record<string, string>; body: string };

/** What we use of `autocannon` 9: latencies in milliseconds. */
export type Autocannon = (options: {
  url: string;
  connections: number;
  duration: number;
  overallRate?: number;
  requests: readonly { setupRequest(request: Request): Request }[];
}) => Promise<{
  latency: { p50: number; p99: number };
  '2xx': number;
  non2xx: number;
  errors: number;
  duration: number;
}> & {
  on(
    event: 'response',
    listener: (client: object, status: number, bytes: number, ms: number) => void,
  ): unknown;
};

/** The peers are installed beside the project (launch/peers.mjs); only the benchmarks and the crash test know them. */
const folder = join(projectRoot, '.tools', 'peers');
const required = createRequire(join(folder, 'package.json'));

export const emmett = (): Emmett => required('@event-driven-io/emmett-postgresql') as Emmett;

export const dumbo = (): Dumbo => required('@event-driven-io/dumbo') as Dumbo;

/** The `pg` that emmett runs on. */
export const pgOfPeers = (): typeof pg => required('pg') as typeof pg;

export const autocannon = (): Autocannon => required('autocannon') as Autocannon;

export const versionOfPeer = (name: string): string => versionIn(join(folder, 'node_modules', name));

export const versionOfPackage = (name: string): string => versionIn(join(projectRoot, 'node_modules', name));

const versionIn = (path: string): string =>
  (JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { version: string }).version;
