import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess } from '@relais/access';
import { type DecisionsAnswer, type NetworkId, dayAfter, daysAhead } from '@relais/contracts';
import { Clock, fold } from '@relais/event-sourcing';
import {
  type Instead,
  SeriesMeetings,
  announcedFor,
  hasBegun,
  meeting,
  meetingsBetween,
} from '@relais/meetings';
import { ensureMay } from '@relais/networks';
import { Vault } from '@relais/vault';
import { withHolidays } from './public-holidays';

type ShownMeeting = DecisionsAnswer['decisions'][number]['meeting'];

/** How long before a public holiday people are asked whether their meeting takes place. */
const daysBeforeHoliday = 28;

/** Meetings to come about which people have to decide (DOMAIN.md, "Series"). */
@Injectable()
export class OpenDecisions {
  constructor(
    private readonly access: NetworkAccess,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly series: SeriesMeetings,
  ) {}

  /** By day and start; a meeting that no longer fits its series is decided about for both reasons at once. */
  async list(caller: Caller, networkId: NetworkId): Promise<DecisionsAnswer> {
    const today = await this.access.today(caller, networkId);
    const timezone = await this.access.timezone(networkId);
    const now = this.clock.now().toISOString();
    const { open, announced } = await this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'put-meeting');
      const ahead = { from: today, to: dayAfter(today, daysAhead), today };
      const found = await meetingsBetween(rows, this.vault, networkId, ahead);
      const open = found.filter((one) => one.status === 'scheduled' && !hasBegun(one, timezone, now));
      const ofSeries = open.filter(({ seriesId }) => seriesId !== null).map(({ meetingId }) => meetingId);
      return {
        open: await withHolidays(rows, this.vault, networkId, open),
        announced: await announcedFor(rows, networkId, ofSeries),
      };
    });
    const undecided = await this.series.undecided(networkId, [...announced]);
    const soon = dayAfter(today, daysBeforeHoliday);
    const decisions: DecisionsAnswer['decisions'] = [];
    for (const shown of open) {
      const ofSeries = undecided.get(shown.meetingId);
      if (ofSeries) decisions.push({ meeting: shown, because: 'series', instead: insteadOf(ofSeries) });
      else if (shown.holiday !== null && shown.date <= soon && !(await this.isKept(caller, shown)))
        decisions.push({ meeting: shown, because: 'holiday', instead: null });
    }
    return { decisions };
  }

  private async isKept(caller: Caller, { meetingId, date }: ShownMeeting): Promise<boolean> {
    const known = fold(meeting, await this.access.events(caller, meeting, meetingId));
    return known.status !== 'unknown' && known.keptOn === date;
  }
}

const insteadOf = ({ plan, place }: Instead): DecisionsAnswer['decisions'][number]['instead'] =>
  plan && { startTime: plan.startTime, endTime: plan.endTime, kind: plan.kind, place };
