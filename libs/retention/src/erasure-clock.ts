import type { SuspendedErasing } from '@relais/contracts';
import type { Database } from '@relais/database';
import type { EventStore } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';
import { type ClockDoubt, type ClockNotes, confirmClock, judgeClock } from './erasure-clock.rules';

const none: ClockNotes = { notedAt: null, doubtedAt: null, doubt: null, wrongEventAt: null };

/**
 * Guards everything that destroys values because of their age: the database has the last trusted time, for all processes of an
 * installation.
 */
export class ErasureClock {
  constructor(
    private readonly database: Database,
    private readonly store: Pick<EventStore, 'lastEvent'>,
  ) {}

  /** Notes what a clock shows. @returns why nothing may be erased by it; null: it is trusted */
  async look(now: Date): Promise<ClockDoubt | null> {
    return (await this.note((lastEventAt, notes) => judgeClock(now.getTime(), lastEventAt, notes))).doubt;
  }

  /** The same for the clock of the database, by which expired rows are deleted. */
  async lookAtDatabase(): Promise<ClockDoubt | null> {
    const [shown]: { now: Date }[] = await this.database.engine.query('select clock_timestamp() as now');
    return this.look(shown?.now ?? new Date(Number.NaN));
  }

  /** An operator has looked at the clock: it is right. */
  async confirm(now: Date): Promise<void> {
    await this.note((lastEventAt) => confirmClock(now.getTime(), lastEventAt));
  }

  /** As it was noted last: the time that was trusted, and what is suspended. */
  async readNotes(): Promise<Readonly<{ notedAt: string | null; suspended: SuspendedErasing | null }>> {
    const { manager } = this.database.engine;
    const [found]: { notedAt: Date | null }[] = await manager.query(
      'select noted_at as "notedAt" from erasure_clock',
    );
    return {
      notedAt: found?.notedAt?.toISOString() ?? null,
      suspended: await suspendedErasing(manager),
    };
  }

  private async note(
    judge: (lastEventAt: number | null, notes: ClockNotes) => ClockNotes,
  ): Promise<ClockNotes> {
    const lastEvent = await this.store.lastEvent();
    const lastEventAt = lastEvent === undefined ? null : Date.parse(lastEvent.recordedAt);
    return this.database.engine.transaction(async (rows) => {
      await rows.query('insert into erasure_clock default values on conflict do nothing');
      const [known = none]: ClockNotes[] = await rows.query(
        `select ${milliseconds('noted_at')} as "notedAt", ${milliseconds('doubted_at')} as "doubtedAt", doubt,
                ${milliseconds('wrong_event_at')} as "wrongEventAt" from erasure_clock for update`,
      );
      const notes = judge(lastEventAt, known);
      await rows.query(
        `update erasure_clock set noted_at = ${instant(1)}, doubted_at = ${instant(2)}, doubt = $3, wrong_event_at = ${instant(4)}`,
        [notes.notedAt, notes.doubtedAt, notes.doubt, notes.wrongEventAt],
      );
      return notes;
    });
  }
}

/** Why nothing is erased at present, for organisers; null: erasing works. @param rows of a reader or of the engine */
export async function suspendedErasing(rows: EntityManager): Promise<SuspendedErasing | null> {
  const [found]: { because: ClockDoubt; since: Date }[] = await rows.query(
    `select doubt as because, doubted_at as since from erasure_clock where doubt is not null`,
  );
  return found ? { because: found.because, since: found.since.toISOString() } : null;
}

const milliseconds = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
const instant = (n: number) => `to_timestamp($${String(n)}::float8 / 1000)`;
