import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { latestDayAt } from '@relais/contracts';
import { Clock, EventStore, type Recorded } from '@relais/event-sourcing';
import { ensureMay } from '@relais/networks/rules';
import { KeptValues, Vault, VaultKeys } from '@relais/vault';
import { DecideMeeting, PutMeeting } from './meeting.commands';
import { meeting } from './meeting.decider';
import { SeriesMeetings } from './series/series-meetings';

@CommandHandler(PutMeeting)
export class PutMeetingHandler implements ICommandHandler<PutMeeting> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
    private readonly clock: Clock,
    private readonly series: SeriesMeetings,
  ) {}

  async execute(command: PutMeeting): Promise<Recorded> {
    const { networkId, meetingId, date } = command.data;
    const { principal } = command.envelope;
    ensureMay(principal, 'put-meeting');
    return this.store.execute(meeting, meetingId, command, async () => ({
      vault: await this.vault.sealMore(this.keys, networkId, meetingId, await this.valuesOf(command)),
      circumstances: {
        latestDay: latestDayAt(this.clock.now()),
        ...(principal.role !== 'system' && {
          takenDays: await this.series.takenDays(networkId, meetingId, date),
        }),
      },
    }));
  }

  /** A place that was taken away is overwritten. */
  private async valuesOf({ data: { networkId, meetingId, placeMark }, personal }: PutMeeting) {
    const isTakenAway = placeMark === null && (await this.keys.read(networkId, meetingId)) !== null;
    return isTakenAway ? { place: '' } : personal;
  }
}

@CommandHandler(DecideMeeting)
export class DecideMeetingHandler implements ICommandHandler<DecideMeeting> {
  constructor(
    private readonly store: EventStore,
    private readonly values: KeptValues,
    private readonly clock: Clock,
    private readonly series: SeriesMeetings,
  ) {}

  async execute(command: DecideMeeting): Promise<Recorded> {
    const { networkId, meetingId } = command.data;
    ensureMay(command.envelope.principal, 'put-meeting');
    return this.store.execute(meeting, meetingId, command, async () => {
      const instead = (await this.series.undecided(networkId, [meetingId])).get(meetingId);
      // An empty value destroys the previous one.
      const place = instead?.plan && !command.data.keep ? { place: instead.place ?? '' } : {};
      return {
        vault: await this.values.sealMore(networkId, meetingId, place),
        circumstances: {
          latestDay: latestDayAt(this.clock.now()),
          ...(instead && { instead: instead.plan }),
        },
      };
    });
  }
}
