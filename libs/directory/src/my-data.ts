import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess, type Membership, acceptedOrNot, speakingAs } from '@relais/access';
import {
  type Day,
  type MyNetworkData,
  type NetworkId,
  type PersonId,
  type PhoneRegion,
  type ReferralId,
  type ThanksId,
  shownPhone,
} from '@relais/contracts';
import {
  EventStore,
  type PersonalValues,
  type StoredEvent,
  eventsIn,
  streamOf,
} from '@relais/event-sourcing';
import { LedgerLineRow, linesAt, shownAmount } from '@relais/ledger';
import { AttendanceRow, MeetingRow, announcementsIn, needsOf, roundsOpenedBy } from '@relais/meetings';
import { NetworkRow, chartersIn, membersIn } from '@relais/networks';
import { type PersonCard, callsOf, personCards, prospectId } from '@relais/people';
import {
  type EventsOfReferral,
  type ThanksEvent,
  eventsOfReferral,
  referral,
  referralAnswer,
  thanks,
} from '@relais/referrals';
import { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { oneToOneEventsOf, oneToOnesOf } from './one-to-one-queries';

const afterAllDays = '9999-12-31';

/** Everything that is kept of the caller's persons, read with the caller's rights; one-to-ones are read from the log. */
@Injectable()
export class MyData {
  constructor(
    private readonly access: NetworkAccess,
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  async read(me: Caller): Promise<MyNetworkData[]> {
    const networks: MyNetworkData[] = [];
    for (const membership of me.memberships)
      networks.push(await this.in(speakingAs(acceptedOrNot(me), membership), membership));
    return networks;
  }

  private async in(me: Caller, { networkId, personId, role }: Membership): Promise<MyNetworkData> {
    const today = await this.access.today(me, networkId);
    const lines = await this.access.read(me, networkId, (rows) =>
      linesAt(rows, { networkId, personId, asOf: afterAllDays, knownAt: null }),
    );
    const referrals = await this.referralEvents(networkId, lines);
    const given = await this.thanksEvents(lines);
    const met = await oneToOneEventsOf(this.store, networkId);
    const region = await this.access.phoneRegion(networkId);
    return this.access.read(me, networkId, async (rows) => {
      const cards = await personCards(rows, this.vault, networkId);
      const who = whoIn(cards);
      const subjects = [...referrals.keys()].map(prospectId);
      const values = await this.vault.open(rows, networkId, [networkId, personId, ...subjects]);
      const [network] = await rows.find(NetworkRow, { where: { networkId } });
      const charterOn = await chartersIn(rows, networkId);
      const members = await membersIn(rows, { networkId, personId });
      return {
        ...{ networkId, personId, role },
        ref: network?.ref ?? networkId,
        name: values.get(networkId)?.['name'] ?? null,
        currency: network?.currency ?? 'EUR',
        decimals: network?.decimals ?? 2,
        isMember: members.isMemberOn(personId, today),
        values: shownValues(values.get(personId) ?? {}, region),
        memberships: members
          .periodsOf(personId)
          .map(({ joinedOn, leftOn, because }) => ({ joinedOn, leftOn, because })),
        attendance: await attendanceOf(rows, this.vault, { networkId, personId }, who),
        announcements: await announcementsOf(rows, { networkId, personId, today }, who),
        referrals: [...referrals].map(([referralId, events]) =>
          referralAnswer(
            events,
            { thanks: given.get(referralId) ?? [], today },
            cards,
            values.get(prospectId(referralId)) ?? {},
            region,
          ),
        ),
        thanks: lines.flatMap((line) => thanksOf(line, shownAmount(line, charterOn), who)),
        needs: (await needsOf(rows, this.vault, networkId, personId)).map(({ statedOn: on, ...one }) => ({
          on,
          ...one,
        })),
        calls: await callsOf(rows, networkId, personId),
        oneToOnes: oneToOnesOf(met, personId, who),
      };
    });
  }

  /** The events of the referrals behind a person's lines, by referral, in the order of the lines. */
  private async referralEvents(networkId: NetworkId, lines: readonly LedgerLineRow[]) {
    const ids = [...new Set(lines.flatMap(({ referralId }) => (referralId === null ? [] : [referralId])))];
    const streams = await this.store.readStreams(ids.map((id) => streamOf(referral, id)));
    return new Map<ReferralId, EventsOfReferral>(
      ids.flatMap((id) => {
        const events = eventsOfReferral(eventsIn(streams, referral, id));
        return events?.[0].networkId === networkId ? [[id, events] as const] : [];
      }),
    );
  }

  /** The events of the thanks that name a referral, by referral. */
  private async thanksEvents(lines: readonly LedgerLineRow[]) {
    const referralOf = new Map(
      lines.flatMap(({ kind, lineId, referralId }) =>
        referralId !== null && (kind === 'thanks-given' || kind === 'thanks-credited')
          ? [[streamOf(thanks, lineId), referralId] as const]
          : [],
      ),
    );
    const streams = await this.store.readStreams([...referralOf.keys()]);
    const events = [...streams.values()].flat() as StoredEvent<ThanksEvent>[];
    return Map.groupBy(events, ({ stream }) => referralOf.get(stream));
  }
}

type Who = (personId: PersonId) => { personId: PersonId; name: string | null };

const whoIn =
  (cards: ReadonlyMap<PersonId, PersonCard>): Who =>
  (personId) => ({ personId, name: cards.get(personId)?.name ?? null });

/** Without the empty values of what was erased. */
const shownValues = (values: PersonalValues, region: PhoneRegion): PersonalValues =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([field, value]) => [field, field === 'phone' ? shownPhone(value, region) : value]),
  );

async function attendanceOf(
  rows: EntityManager,
  vault: Vault,
  { networkId, personId }: Readonly<{ networkId: NetworkId; personId: PersonId }>,
  who: Who,
) {
  const meetings = new Map(
    (await rows.find(MeetingRow, { where: { networkId } })).map((row) => [row.meetingId, row]),
  );
  const opened = await roundsOpenedBy(rows, networkId, personId);
  const attended = await rows.find(AttendanceRow, { where: { networkId, personId } });
  const subjects = attended.flatMap(({ reasonSubject }) => reasonSubject ?? []);
  const reasons = await vault.open(rows, networkId, subjects);
  return attended
    .flatMap(({ meetingId, status, substituteFor, invitedBy, firstTime, welcomedBy, reasonSubject }) => {
      const meeting = meetings.get(meetingId);
      if (!meeting) return [];
      return {
        ...{ meetingId, on: meeting.date, kind: meeting.kind, meeting: meeting.status, status, firstTime },
        substituteFor: substituteFor && who(substituteFor),
        invitedBy: invitedBy && who(invitedBy),
        welcomedBy: welcomedBy && who(welcomedBy),
        openedRound: opened.has(meetingId),
        reasons: Object.values((reasonSubject && reasons.get(reasonSubject)) ?? {}),
      };
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

async function announcementsOf(
  rows: EntityManager,
  { networkId, personId, today }: Readonly<{ networkId: NetworkId; personId: PersonId; today: Day }>,
  who: Who,
): Promise<MyNetworkData['announcements']> {
  const { announcements, guests } = await announcementsIn(rows, { networkId, today });
  const meetings = await rows.find(MeetingRow, { where: { networkId } });
  const nobody = { substituteFor: null, invitedBy: null, substitute: null, guests: [] };
  return meetings
    .flatMap(({ meetingId, date: on }) => {
      const said = announcements.filter((one) => one.meetingId === meetingId);
      const brought = guests.filter((one) => one.meetingId === meetingId);
      return [
        ...said
          .filter((one) => one.personId === personId)
          .map(({ coming, substituteId }) => ({
            ...{ ...nobody, meetingId, on, coming, substitute: substituteId && who(substituteId) },
            guests: brought
              .filter(({ invitedBy }) => invitedBy === personId)
              .map(({ guestId }) => who(guestId)),
          })),
        ...said
          .filter(({ substituteId }) => substituteId === personId)
          .map((one) => ({
            ...nobody,
            ...{ meetingId, on, coming: 'yes' as const, substituteFor: who(one.personId) },
          })),
        ...brought
          .filter(({ guestId }) => guestId === personId)
          .map(({ invitedBy }) => ({
            ...nobody,
            ...{ meetingId, on, coming: 'yes' as const, invitedBy: who(invitedBy) },
          })),
      ];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function thanksOf(line: LedgerLineRow, amountInCents: number | null, who: Who): MyNetworkData['thanks'] {
  const { kind, lineId, day, personId, counterpartId, referralId, standing } = line;
  if (kind !== 'thanks-given' && kind !== 'thanks-credited') return [];
  const [from, to] = kind === 'thanks-given' ? [personId, counterpartId] : [counterpartId, personId];
  return [
    {
      ...{ thanksId: lineId as ThanksId, on: day, from: who(from), to: who(to) },
      ...{ referralId, amountInCents, withdrawn: !standing },
    },
  ];
}
