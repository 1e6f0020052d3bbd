import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type MeetingCode, Visits } from '@relais/access';
import {
  type ArriveBody,
  type DeclineFollowUpBody,
  type VisitAnswer,
  recordedPhone,
} from '@relais/contracts';
import { Clock, EventStore, NothingHere, Refusal, v5 } from '@relais/event-sourcing';
import {
  type ScheduledMeeting,
  type VisitTime,
  ensureCodeGood,
  ensurePageOpen,
  lastDayOfPage,
  mayArrive,
  meeting,
} from '@relais/meetings';
import { Networks } from '@relais/networks';
import { DeclineFollowUp } from '@relais/people';

type Visited = Readonly<{ code: MeetingCode; meeting: ScheduledMeeting; time: VisitTime }>;

/** What a stranger does with the code of a meeting. */
@Injectable()
export class Visiting {
  constructor(
    private readonly visits: Visits,
    private readonly store: EventStore,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly commands: CommandBus,
  ) {}

  /** Whether the page is open to this browser, and for how long. @throws Refusal as `ensurePageOpen` */
  async open(
    secret: string,
    pass: string | undefined,
  ): Promise<Visited & Readonly<{ page: Pick<VisitAnswer, 'isOpen' | 'openUntil' | 'pass'> }>> {
    const visited = await this.visitedBy(secret);
    const { code, time } = visited;
    const { isStopped } = code;
    const ownPass = this.visits.passOf(code);
    ensurePageOpen(visited.meeting, time, { isStopped, wasThere: pass === ownPass });
    const page = {
      isOpen: mayArrive(visited.meeting, time, isStopped),
      openUntil: lastDayOfPage(visited.meeting.plan),
      pass: ownPass,
    };
    return { ...visited, page };
  }

  /** A visitor leaves their name: it waits on the sheet for a host. @throws Refusal as `ensureCodeGood`; `too-many-visitors` */
  async arrive({ secret, visitId, phone, ...values }: ArriveBody): Promise<void> {
    const { code, meeting, time } = await this.visitedBy(secret);
    ensureCodeGood(meeting, time, code.isStopped);
    const region = await this.networks.phoneRegionOf(code.networkId);
    await this.visits.arrive(code, visitId, {
      ...values,
      ...(phone && { phone: recordedPhone(phone, region) }),
    });
  }

  /** « Ne souhaite pas », by the visitor themselves. @throws Refusal as `ensurePageOpen`; `not-a-visitor` */
  async declineFollowUp({ secret, visitId }: DeclineFollowUpBody): Promise<void> {
    const { code, meeting, time } = await this.visitedBy(secret);
    ensurePageOpen(meeting, time, { isStopped: code.isStopped, wasThere: true });
    const visit = await this.visits.visitOf(code, visitId);
    if (!visit) throw new NothingHere();
    const { networkId, arrivalId, personId } = visit;
    if (personId === null) return this.visits.declineFollowUp(arrivalId);
    const principal = { personId, role: 'visitor' as const };
    const envelope = { commandId: v5(arrivalId, 'no-follow-up'), networkId, today: time.today, principal };
    await this.commands.execute(new DeclineFollowUp({ networkId, personId }, envelope));
  }

  private async visitedBy(secret: string): Promise<Visited> {
    const code = await this.visits.codeOf(secret);
    if (!code)
      throw new Refusal(
        'visit-unknown',
        'This code is not known, or was replaced. Ask the hosts for the new one.',
      );
    const visited = await this.store.stateOf(meeting, code.meetingId, code.networkId);
    if (visited.status === 'unknown') throw new NothingHere();
    const timezone = await this.networks.timezoneOf(code.networkId);
    const time = { now: this.clock.now().toISOString(), today: this.clock.dayIn(timezone), timezone };
    return { code, meeting: visited, time };
  }
}
