import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess, Visits } from '@relais/access';
import type { ArrivalId, ArrivalsAnswer, MeetingId, PersonId, PhoneRegion } from '@relais/contracts';
import { LookAlikes } from '@relais/directory';
import { NothingHere } from '@relais/event-sourcing';
import { MeetingRow, latestVisits, meeting } from '@relais/meetings';
import { ensureMay, membersIn } from '@relais/networks';
import { marksOf, personCards } from '@relais/people';
import { Vault } from '@relais/vault';

/** The visitors who left their name by the code of a meeting and wait for a host: read, with the known people they may be, and forgotten. */
@Injectable()
export class ArrivalList {
  constructor(
    private readonly access: NetworkAccess,
    private readonly visits: Visits,
    private readonly lookAlikes: LookAlikes,
    private readonly vault: Vault,
  ) {}

  async read(caller: Caller, meetingId: MeetingId): Promise<ArrivalsAnswer> {
    const networkId = await this.access.networkOf(caller, meeting, meetingId);
    const arrivals = await this.access.read(caller, networkId, (rows, me) => {
      ensureMay(me, 'record-attendance', { path: 'meetingId' });
      return this.visits.arrivalsOf(rows, meetingId);
    });
    if (arrivals.length === 0) return { arrivals: [] };
    const newcomers = arrivals.map(({ arrivalId, values: { name, phone, email } }) => ({
      ...{ personId: arrivalId as string as PersonId, name },
      ...(phone && { phone }),
      ...(email && { email }),
    }));
    const pairs = await this.lookAlikes.find(caller, networkId, newcomers);
    const region = await this.access.phoneRegion(networkId);
    return this.access.read(caller, networkId, async (rows) => {
      const [found] = await rows.find(MeetingRow, { where: { meetingId } });
      const members = await membersIn(rows, { networkId });
      const isMember = (personId: PersonId) => members.isMemberOn(personId, found?.date ?? '');
      const cards = await personCards(rows, this.vault, networkId, members.persons().filter(isMember));
      const named = personNamed([...cards.values()], region);
      const visits = new Map((await latestVisits(rows, networkId)).map((one) => [one.personId, one]));
      const known = new Set(newcomers.map(({ personId }) => personId));
      return {
        arrivals: arrivals.map(({ arrivalId, values: { name, sector = null, invitedBy } }) => ({
          ...{ arrivalId, name, sector },
          invitedBy: invitedBy ? { name: invitedBy, personId: named(invitedBy) } : null,
          looksLike: pairs
            .filter(
              ({ person, like }) => person.personId === (arrivalId as string) && !known.has(like.personId),
            )
            .map(({ like: { card } }) => ({
              ...{ personId: card.personId, name: card.name, sector: card.sector },
              isMember: isMember(card.personId),
              lastSeenOn: visits.get(card.personId)?.lastSeenOn ?? null,
            })),
        })),
      };
    });
  }

  /** Forgets visitors without a decision. @param arrivalId null: all of the meeting @throws Refusal `not-found` */
  async drop(caller: Caller, meetingId: MeetingId, arrivalId: ArrivalId | null): Promise<void> {
    const networkId = await this.access.networkOf(caller, meeting, meetingId);
    ensureMay(this.access.membershipIn(caller, networkId), 'record-attendance', { path: 'meetingId' });
    const dropped = await this.visits.drop(networkId, meetingId, arrivalId);
    if (dropped === 0 && arrivalId !== null) throw new NothingHere();
  }
}

/** The one person who has a name, as names are compared; null: nobody, or several. */
function personNamed(
  people: readonly Readonly<{ personId: PersonId; name: string | null }>[],
  region: PhoneRegion,
): (name: string) => PersonId | null {
  const byMark = Map.groupBy(people, ({ name }) => marksOf({ name }, region).join());
  return (name) => {
    const [one, ...others] = byMark.get(marksOf({ name }, region).join()) ?? [];
    return one && others.length === 0 ? one.personId : null;
  };
}
