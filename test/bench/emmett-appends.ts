import type { Pool } from 'pg';
import { type EmmettStore, emmett } from './peers';
import { plainEvent } from './plain-inserts';
import { BenchClub } from './bench-referrals';

/** The same event appended by emmett, by emmett; its tables come with its first append. */
export class EmmettAppends {
  private readonly club = new BenchClub();
  private readonly store: EmmettStore;

  /** @param pool of the `pg` that emmett runs on */
  constructor(url: string, pool: Pool) {
    const connectionOptions = { pooled: true, pool } as const;
    this.store = emmett().getPostgreSQLEventStore(url, { connectionOptions });
  }

  async append(): Promise<void> {
    const { stream, event, metadata } = plainEvent(this.club);
    const { type, data, on } = event;
    await this.store.appendToStream(stream, [{ type, data: { ...data, on }, metadata }], {
      expectedStreamVersion: 'STREAM_DOES_NOT_EXIST',
    });
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
