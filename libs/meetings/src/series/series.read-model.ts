import type { Day, MeetingKind, NetworkId, SeriesId, SeriesRule, Span } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { SeriesEvent } from './series.events';

/** A series as it was planned last. */
@Entity('series')
export class SeriesRow {
  @PrimaryColumn('uuid', { name: 'series_id' }) seriesId!: SeriesId;
  @Column('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @Column('text') ref!: string;
  @Column('jsonb') rule!: SeriesRule;
  @Column('date', { name: 'from_day' }) from!: Day;
  @Column('date', { name: 'until_day', nullable: true }) until!: Day | null;
  @Column('jsonb') without!: Span[];
  @Column('text', { name: 'start_time' }) startTime!: string;
  @Column('text', { name: 'end_time', nullable: true }) endTime!: string | null;
  @Column('text') kind!: MeetingKind;
}

export async function projectSeries(
  { type, data, on, networkId }: StoredEvent<SeriesEvent>,
  rows: EntityManager,
): Promise<void> {
  switch (type) {
    case 'SeriesPlanned':
    case 'SeriesChanged': {
      const { seriesId, rule, from, until, without, startTime, endTime, kind } = data;
      const ref = type === 'SeriesPlanned' ? (data.ref ?? seriesId) : seriesId;
      await rows.query(
        `insert into series values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (series_id) do update set rule = excluded.rule, from_day = excluded.from_day, until_day = excluded.until_day,
           without = excluded.without, start_time = excluded.start_time, end_time = excluded.end_time, kind = excluded.kind`,
        [
          ...[seriesId, networkId, ref, JSON.stringify(rule), from, until],
          ...[JSON.stringify(without), startTime, endTime, kind],
        ],
      );
      return;
    }
    case 'SeriesEnded':
      await rows.query('update series set until_day = least(until_day, $2::date - 1) where series_id = $1', [
        data.seriesId,
        on,
      ]);
  }
}
