import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Recorded } from '@relais/event-sourcing';
import { ensureMay } from '@relais/networks/rules';
import { KeptValues } from '@relais/vault';
import { SeriesMeetings } from './series-meetings';
import { EndSeries, PutSeries } from './series.commands';
import { series } from './series.decider';

/** The series first, its meetings afterwards: a retry completes what broke off, and so does the nightly policy, also after an import. */
@CommandHandler(PutSeries)
export class PutSeriesHandler implements ICommandHandler<PutSeries> {
  constructor(
    private readonly store: EventStore,
    private readonly meetings: SeriesMeetings,
    private readonly values: KeptValues,
  ) {}

  async execute(command: PutSeries): Promise<Recorded> {
    const { data, envelope, personal } = command;
    ensureMay(envelope.principal, 'put-meeting');
    const recorded = await this.store.execute(series, data.seriesId, command, async () => ({
      vault: await this.values.sealMore(data.networkId, data.seriesId, personal),
      circumstances: await this.meetings.circumstances(data.networkId, data.seriesId),
    }));
    return envelope.imported
      ? recorded
      : after(recorded, await this.meetings.follow(envelope, data.seriesId, personal['place']));
  }
}

@CommandHandler(EndSeries)
export class EndSeriesHandler implements ICommandHandler<EndSeries> {
  constructor(
    private readonly store: EventStore,
    private readonly meetings: SeriesMeetings,
  ) {}

  async execute(command: EndSeries): Promise<Recorded> {
    const { data, envelope } = command;
    ensureMay(envelope.principal, 'put-meeting');
    const recorded = await this.store.execute(series, data.seriesId, command, async () => ({
      circumstances: await this.meetings.circumstances(data.networkId, data.seriesId),
    }));
    return envelope.imported
      ? recorded
      : after(recorded, await this.meetings.follow(envelope, data.seriesId));
  }
}

const after = ({ id, position }: Recorded, last: number): Recorded => ({
  id,
  position: String(Math.max(Number(position), last)),
});
