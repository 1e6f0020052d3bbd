import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess, readAuditEntries } from '@relais/access';
import type { AuditAnswer, AuditedWhat, NetworkId, PersonId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import { type NetworkEvent, ensureMay, network } from '@relais/networks';
import { type Erased, ErasedSubjectRow, type PersonEvent, person, personCards } from '@relais/people';
import { type ReferralEvent, referral } from '@relais/referrals';
import { Vault } from '@relais/vault';

type Entry = AuditAnswer['entries'][number];
type Told = Pick<Entry, 'at' | 'what' | 'about' | 'role'> &
  Readonly<{ byId: PersonId | null; concernedId: PersonId | null }>;

/** The events that the journal shows: those of the network, and erasures. */
type AuditEvent = StoredEvent<NetworkEvent | PersonEvent | ReferralEvent>;

/** Under what an event is listed; null: it is not. */
function listedAs(type: AuditEvent['type']): AuditedWhat | null {
  switch (type) {
    case 'RoleGranted':
      return 'role-granted';
    case 'RoleRevoked':
      return 'role-revoked';
    case 'RoleSuspended':
      return 'role-suspended';
    case 'RoleConfirmed':
      return 'role-confirmed';
    case 'MembershipCorrected':
      return 'membership-corrected';
    case 'PersonErased':
      return 'person-erased';
    case 'ContactErased':
      return 'contact-erased';
    case 'ProspectErased':
      return 'prospect-erased';
    case 'NetworkFounded':
    case 'NetworkDescribed':
    case 'CharterAdopted':
    case 'MemberAdmitted':
    case 'MemberLeft':
    case 'MembershipAccepted':
    case 'MembershipDeclined':
    case 'PersonRegistered':
    case 'PersonDescribed':
    case 'ReferralPassed':
    case 'ProspectAgreed':
    case 'ReferralAcknowledged':
    case 'ProspectContacted':
    case 'ReferralWon':
    case 'ReferralLost':
    case 'OutcomeRetracted':
    case 'ReferralWithdrawn':
    case 'ObjectionRecorded':
      return null;
  }
}

/** The journal of a network, by ids: roles and erasures from the events, the rest from the audit trail. */
@Injectable()
export class AuditJournal {
  constructor(
    private readonly access: NetworkAccess,
    private readonly vault: Vault,
  ) {}

  /** @throws Refusal `not-allowed` */
  async read(caller: Caller, networkId: NetworkId): Promise<AuditAnswer> {
    ensureMay(this.access.membershipIn(caller, networkId), 'read-audit');
    const today = await this.access.today(caller, networkId);
    const since = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
    const events = await this.eventsOf(caller, networkId, since);
    return this.access.read(caller, networkId, async (rows) => {
      const noted = (await readAuditEntries(rows, networkId)).map(({ at, ...entry }): Told => ({
        ...entry,
        at: at.toISOString(),
        role: null,
        concernedId: entry.what === 'address-corrected' ? (entry.about as PersonId | null) : null,
      }));
      const told = [...events, ...noted].toSorted((one, other) => other.at.localeCompare(one.at));
      const people = told.flatMap(({ byId, concernedId }) => [byId, concernedId]).filter((id) => id !== null);
      const cards = await personCards(rows, this.vault, networkId, [...new Set(people)]);
      const who = (personId: PersonId | null) =>
        personId && { personId, name: cards.get(personId)?.name ?? null };
      return {
        entries: told.map(({ byId, concernedId, ...entry }) => ({
          ...entry,
          by: who(byId),
          whom: who(concernedId),
        })),
      };
    });
  }

  /** The events since a day that the journal shows, the newest first. */
  private async eventsOf(caller: Caller, networkId: NetworkId, since: string): Promise<Told[]> {
    const rows = await this.access.read(caller, networkId, (read) =>
      read.find(ErasedSubjectRow, { where: { networkId } }),
    );
    const erased = rows.filter(({ erasedOn }) => erasedOn >= since);
    const subjects = (isWanted: (what: Erased) => boolean) =>
      new Set(erased.filter(({ what }) => isWanted(what)).map(({ about }) => about));
    const events: AuditEvent[] = await this.access.events(caller, network, networkId);
    for (const personId of subjects((what) => what !== 'prospect'))
      events.push(...(await this.access.events(caller, person, personId)));
    for (const referralId of subjects((what) => what === 'prospect'))
      events.push(...(await this.access.events(caller, referral, referralId)));
    return events
      .filter(({ recordedAt }) => recordedAt >= since)
      .toSorted((one, other) => other.position - one.position)
      .flatMap((event) => entryOf(event) ?? []);
  }
}

function entryOf({ type, data, recordedAt, metadata }: AuditEvent): Told | null {
  const what = listedAs(type);
  const personId = 'personId' in data ? data.personId : null;
  return (
    what && {
      at: new Date(recordedAt).toISOString(),
      what,
      about: 'referralId' in data ? data.referralId : personId,
      role: 'role' in data ? data.role : null,
      byId: metadata.actorId as PersonId | null,
      concernedId: personId,
    }
  );
}
