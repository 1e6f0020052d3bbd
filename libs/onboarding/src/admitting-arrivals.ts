import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type ArrivalValues, Visits } from '@relais/access';
import type { AdmitArrivalBody, ArrivalId, MeetingId, NetworkId, PersonId } from '@relais/contracts';
import {
  type Command,
  type Envelope,
  EventStore,
  NothingHere,
  type PersonalValues,
  type Recorded,
  ensure,
  v5,
} from '@relais/event-sourcing';
import { RecordAttendance, meeting } from '@relais/meetings';
import { Networks, ensureMay, isVisitor } from '@relais/networks';
import { DeclineFollowUp, DescribePerson, RegisterPerson } from '@relais/people';
import { KeptValues } from '@relais/vault';

type Admission = Readonly<{
  meetingId: MeetingId;
  arrivalId: ArrivalId;
  envelope: Envelope;
  body: AdmitArrivalBody;
}>;

/** A host says that a visitor who left their name is there: as a new person, or as one that the network knows. */
@Injectable()
export class AdmittingArrivals {
  constructor(
    private readonly visits: Visits,
    private readonly networks: Networks,
    private readonly commands: CommandBus,
    private readonly values: KeptValues,
    private readonly store: EventStore,
  ) {}

  /**
   * Every command but the last has an id of its own that follows from the arrival: a retry completes what broke off.
   * @throws Refusal `not-found`; `other-content` when another host decided otherwise
   */
  async admit({ meetingId, arrivalId, envelope, body }: Admission): Promise<Recorded> {
    ensureMay(envelope.principal, 'record-attendance');
    const networkId = envelope.networkId as NetworkId;
    const arrival = await this.visits.arrivalIn(networkId, meetingId, arrivalId);
    if (!arrival) throw new NothingHere();
    const personId = body.personId ?? (arrivalId as string as PersonId);
    ensure(
      arrival.personId === null || arrival.personId === personId,
      'other-content',
      'Another host has noted this visitor already.',
    );
    const network = await this.networks.stateOf(networkId);
    const attended = await this.store.stateOf(meeting, meetingId, networkId);
    const date = attended.status === 'unknown' ? envelope.today : attended.plan.date;
    const isMember = network.members.isMemberOn(personId, date);
    if (arrival.values && !isMember)
      await this.describe(arrivalId, personId, arrival.values, envelope, !body.personId);
    const recorded = await this.give(
      new RecordAttendance(
        {
          ...{ networkId, meetingId, personId, status: isMember ? 'present' : 'visitor' },
          ...{ substituteFor: null, firstTime: null, welcomedBy: null, reasoned: false },
          invitedBy: isMember ? null : (body.invitedBy ?? null),
        },
        envelope,
      ),
    );
    if (arrival.values?.followUp === 'no' && isVisitor(network, personId, envelope.today))
      await this.give(
        new DeclineFollowUp(
          { networkId, personId },
          { ...next(envelope, arrivalId, 'no-follow-up'), principal: { personId, role: 'visitor' } },
        ),
      );
    await this.visits.admit(arrivalId, personId);
    return recorded;
  }

  /** A new person with what they left; of a known one only what the network does not have. */
  private async describe(
    arrivalId: ArrivalId,
    personId: PersonId,
    { name, sector, company, phone, email }: ArrivalValues,
    envelope: Envelope,
    isNew: boolean,
  ): Promise<void> {
    const networkId = envelope.networkId as NetworkId;
    const left = present({ name, sector, company, phone, guestEmail: email });
    if (isNew) {
      await this.give(
        new RegisterPerson({ networkId, personId }, next(envelope, arrivalId, 'registration'), left),
      );
      return;
    }
    const known = await this.values.read(networkId, personId);
    const missing = Object.fromEntries(
      Object.entries(left).filter(([field]) => !known[field] && !(field === 'guestEmail' && known['email'])),
    );
    const fields = Object.keys(missing).sort();
    if (fields.length > 0)
      await this.give(
        new DescribePerson(
          { networkId, personId, fields },
          next(envelope, arrivalId, 'description'),
          missing,
        ),
      );
  }

  private give(command: Command<object>): Promise<Recorded> {
    return this.commands.execute<typeof command, Recorded>(command);
  }
}

const next = (envelope: Envelope, arrivalId: ArrivalId, what: string): Envelope => ({
  ...envelope,
  commandId: v5(arrivalId, what),
  correlationId: envelope.commandId,
});

const present = (values: Readonly<Record<string, string | undefined>>): PersonalValues =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
