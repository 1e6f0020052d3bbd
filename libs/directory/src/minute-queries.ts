import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess } from '@relais/access';
import {
  type Charter,
  type Instant,
  type MeetingId,
  type MinuteAnswer,
  type NetworkId,
  type PersonId,
  type ProjectedMinuteAnswer,
  type ReferralId,
  isInTheRoom,
  presetsOf,
} from '@relais/contracts';
import { Clock, EventStore, Refusal } from '@relais/event-sourcing';
import { type MinuteEntry, type MinutePart, MeetingRow, isOnTheDay, meeting } from '@relais/meetings';
import { chartersIn, ensureMay } from '@relais/networks';
import { personCards, prospectId } from '@relais/people';
import { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { listOf } from './meeting-list';
import { MinuteEntries } from './minute-entries';

/** « Ma minute »: for the person, and as the room sees it. */
@Injectable()
export class MinuteQueries {
  private readonly entries: MinuteEntries;

  constructor(
    private readonly access: NetworkAccess,
    private readonly vault: Vault,
    private readonly clock: Clock,
    store: EventStore,
  ) {
    this.entries = new MinuteEntries(access, store, vault);
  }

  async mine(caller: Caller, networkId: NetworkId): Promise<MinuteAnswer> {
    const { personId } = this.access.membershipIn(caller, networkId);
    const today = await this.access.today(caller, networkId);
    const { since, part, needs } = await this.entries.of(caller, { networkId, personId, now: this.now() });
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-ledger', { whose: [personId] });
      const isTold = isBusinessTold((await chartersIn(rows, networkId))(today).businessTalk);
      const referrals = part('referral');
      const subjects = referrals.lines.map(({ id }) => prospectId(id));
      const values = await this.vault.open(rows, networkId, subjects);
      const people = await this.people(rows, networkId);
      const dated = ({ on, otherId }: MinuteEntry) => ({ on, person: people(otherId) });
      return {
        since,
        referrals: isTold
          ? shown(referrals, (line) => {
              const { name, need } = values.get(prospectId(line.id)) ?? {};
              return {
                ...dated(line),
                referralId: line.id as ReferralId,
                prospect: name || null,
                need: need || null,
              };
            })
          : null,
        thanks: isTold ? shown(part('thanks'), dated) : null,
        oneToOnes: shown(part('one-to-one'), dated),
        guests: shown(part('guest'), dated),
        needs: isTold ? shown(part('need'), ({ id, on }) => ({ on, text: needs.get(id) ?? '' })) : null,
      };
    });
  }

  /** @throws Refusal `not-allowed`, or `not-found` for a person who is not in the room, and on any other day */
  async projected(caller: Caller, meetingId: MeetingId, personId: PersonId): Promise<ProjectedMinuteAnswer> {
    const networkId = await this.access.networkOf(caller, meeting, meetingId);
    ensureMay(this.access.membershipIn(caller, networkId), 'put-meeting');
    const timezone = await this.access.timezone(networkId);
    const today = await this.access.today(caller, networkId);
    const now = this.now();
    const isTold = await this.access.read(caller, networkId, async (rows, me) => {
      const row = await rows.findOneBy(MeetingRow, { meetingId });
      const { people = [] } =
        row && isOnTheDay(row, timezone, now) && row.status !== 'cancelled'
          ? await listOf(rows, this.vault, me, { networkId, meeting: row, timezone, today, now })
          : {};
      if (!row || !isInTheRoom(presetsOf(people).get(personId) ?? null))
        throw new Refusal('not-found', 'Nobody of this id is in the room of this meeting now.', 'personId');
      return isBusinessTold((await chartersIn(rows, networkId))(row.date).businessTalk);
    });
    const { part, needs } = await this.entries.of(caller, { networkId, personId, now });
    return this.access.read(caller, networkId, async (rows) => {
      const people = await this.people(rows, networkId);
      const other = ({ otherId }: MinuteEntry) => people(otherId);
      return {
        personId,
        referrals: isTold ? shown(part('referral'), other) : null,
        thanks: isTold ? shown(part('thanks'), other) : null,
        oneToOnes: shown(part('one-to-one'), other),
        guests: shown(part('guest'), other),
        needs: isTold ? shown(part('need'), ({ id }) => needs.get(id) ?? '') : null,
      };
    });
  }

  private now(): Instant {
    return this.clock.now().toISOString();
  }

  private async people(rows: EntityManager, networkId: NetworkId) {
    const cards = await personCards(rows, this.vault, networkId);
    return (personId: PersonId) => ({ personId, name: cards.get(personId)?.name ?? null });
  }
}

/** A round is part of the meeting: what is kept out of it is not told there. */
const isBusinessTold = (businessTalk: Charter['businessTalk']): boolean => businessTalk === 'allowed';

const shown = <Line>({ count, lines }: MinutePart, line: (entry: MinuteEntry) => Line) => ({
  count,
  lines: lines.map(line),
});
