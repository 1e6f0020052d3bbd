import type { Day, NetworkId, SeriesId } from '@relais/contracts';
import { Command } from '@relais/event-sourcing';
import type { SeriesPlan } from './series.events';

/** Plans a series of meetings, or changes it from a day on. Personal: `place`. */
export class PutSeries extends Command<
  { networkId: NetworkId; seriesId: SeriesId; ref: string | null } & SeriesPlan
> {
  readonly type = 'PutSeries' as const;
}

/** From a day on the series does not meet. */
export class EndSeries extends Command<{ networkId: NetworkId; seriesId: SeriesId; on: Day }> {
  readonly type = 'EndSeries' as const;
}
