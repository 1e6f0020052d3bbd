import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess, SignIn } from '@relais/access';
import type {
  Day,
  MeAnswer,
  MembersAnswer,
  NetworkDescription,
  NetworkId,
  PeopleAnswer,
  PersonId,
  TodayAnswer,
} from '@relais/contracts';
import { Clock, type PersonalValues } from '@relais/event-sourcing';
import { standings } from '@relais/ledger';
import { meetingsFrom } from '@relais/meetings';
import {
  NetworkRow,
  Networks,
  RoleGrantRow,
  actionsOf,
  chartersIn,
  readDescription,
  ensureMay,
  may,
  membersIn,
  signedInAmong,
} from '@relais/networks';
import { latestPeriod } from '@relais/networks/rules';
import { KnownPersonRow, personCards } from '@relais/people';
import { Vault } from '@relais/vault';
import { type EntityManager, In } from 'typeorm';
import { accessShownTo, suspensionsShownTo } from './access-of-persons';
import { knownPeople } from './known-people';
import { shownInTheRoom } from './meeting-list';
import { nameOrderOf } from './name-order';
import { ownWordsOf } from './own-words';
import { shownNeeds } from './shown-needs';

/** Queries about a network as a whole. */
@Injectable()
export class NetworkQueries {
  constructor(
    private readonly access: NetworkAccess,
    private readonly vault: Vault,
    private readonly signIn: SignIn,
    private readonly networks: Networks,
    private readonly clock: Clock,
  ) {}

  /** Networks included that came to know the address of the account since it signed in. */
  async me(caller: Caller): Promise<MeAnswer> {
    const { accountId, lastPersonId } = caller;
    const me =
      accountId === null ? caller : { ...caller, memberships: await this.signIn.membershipsNow(accountId) };
    const address = accountId === null ? null : await this.signIn.addressOf(accountId);
    return this.access.readAll(me, async (rows) => {
      const networks = await rows.find(NetworkRow);
      const values = new Map<string, PersonalValues>();
      for (const { networkId, personId } of me.memberships)
        for (const [subjectId, known] of await this.vault.open(rows, networkId, [networkId, personId]))
          values.set(subjectId, known);
      const since = await this.knownSince(rows, me.memberships);
      const mine: MeAnswer['networks'] = [];
      for (const { networkId, personId, role, acceptance } of me.memberships) {
        const network = networks.find((row) => row.networkId === networkId);
        if (!network || acceptance === 'declined') continue;
        const { ref, language, currency, decimals, timezone } = network;
        const charterOn = await chartersIn(rows, networkId);
        const { businessTalk, membership } = charterOn(this.clock.dayIn(timezone));
        mine.push({
          id: networkId,
          ref,
          name: values.get(networkId)?.['name'] ?? ref,
          role,
          may: actionsOf(role),
          personId,
          personName: values.get(personId)?.['name'] ?? null,
          accepted: acceptance === 'accepted',
          since: since.get(personId) ?? null,
          language,
          currency,
          decimals,
          timezone,
          businessTalk,
          membership,
        });
      }
      return { name: mine[0]?.personName ?? null, address, lastPersonId, networks: mine };
    });
  }

  /**
   * Members, former members, and other participants who gave, received, or say what they seek, and the caller where there is no membership;
   * only organisers see figures of others.
   */
  async members(caller: Caller, networkId: NetworkId): Promise<MembersAnswer> {
    const today = await this.access.today(caller, networkId);
    const region = await this.access.phoneRegion(networkId);
    const { me, members, suspensions } = await this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-network');
      const admitted = await membersIn(rows, { networkId });
      const granted = await rows.find(RoleGrantRow, { where: { networkId } });
      const roles = new Map(granted.map(({ personId, role }) => [personId, role]));
      const exchanged = await standings(rows, networkId, today);
      const needs = Map.groupBy(
        await shownNeeds(rows, this.vault, networkId, today),
        ({ personId }) => personId,
      );
      const charter = (await chartersIn(rows, networkId))(today);
      const isOpen = charter.membership === 'none';
      const others = [...exchanged.keys(), ...needs.keys(), ...(isOpen ? [me.personId] : [])];
      const listed = [...new Set<PersonId>([...admitted.persons(), ...others])];
      const cards = await personCards(rows, this.vault, networkId, listed);
      const suspensions = await suspensionsShownTo(me, rows);
      const members = listed.map((personId) => {
        const card = cards.get(personId);
        const latest = latestPeriod(admitted.periodsOf(personId));
        const { given, received } = exchanged.get(personId) ?? { given: 0, received: 0 };
        const figures = may(me, 'read-figures', { whose: [personId] })
          ? { given, received, balance: given - received }
          : { given: null, received: null, balance: null };
        const isParticipant = isOpen || admitted.isMemberOn(personId, today);
        return {
          personId,
          ref: card?.ref ?? personId,
          name: card?.name ?? null,
          sector: card?.sector ?? null,
          company: card?.company ?? null,
          role: roles.get(personId) ?? 'member',
          joinedOn: latest?.joinedOn ?? null,
          leftOn: latest?.leftOn ?? null,
          ...ownWordsOf(card, { isMine: personId === me.personId, isParticipant, charter, region }),
          needs: (needs.get(personId) ?? []).map(({ needId, text, until }) => ({ needId, text, until })),
          ...figures,
        };
      });
      members.sort(await nameOrderOf(rows, networkId));
      return { me, members, suspensions };
    });
    const persons = members.map(({ personId }) => personId);
    const { networks, signIn } = this;
    const access = await accessShownTo(me, suspensions, persons, { networks, signIn });
    return { members: members.map((one) => ({ ...one, ...access(one.personId) })) };
  }

  async people(caller: Caller, networkId: NetworkId): Promise<PeopleAnswer> {
    const today = await this.access.today(caller, networkId);
    const region = await this.access.phoneRegion(networkId);
    const people = await this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-people');
      const known = await knownPeople(rows, this.vault, { networkId, today, region });
      const byName = await nameOrderOf(rows, networkId);
      const named = ({ name, email, personId }: (typeof known)[number]) => ({
        name: name ?? email,
        ref: personId,
      });
      return known.sort((a, b) => byName(named(a), named(b)));
    });
    const persons = people.map(({ personId }) => personId);
    const signedIn = await signedInAmong(networkId, persons, this.networks, this.signIn);
    return {
      people: people.map(({ email, ...one }) => {
        const hasCome = one.lastSeenOn !== null || signedIn.has(one.personId);
        const isInvited = email !== null && !hasCome && (one.isMember || one.leftOn === null);
        return { ...one, isInvited, address: isInvited || one.name === null ? email : null };
      }),
    };
  }

  description(caller: Caller, networkId: NetworkId): Promise<NetworkDescription> {
    return this.access.read(caller, networkId, (rows) =>
      readDescription(rows, this.vault, networkId, this.clock),
    );
  }

  async today(caller: Caller, networkId: NetworkId): Promise<TodayAnswer> {
    const today = await this.access.today(caller, networkId);
    const timezone = await this.access.timezone(networkId);
    const now = this.clock.now().toISOString();
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-network');
      const found = await meetingsFrom(rows, this.vault, networkId, { today, now, timezone });
      return { ...found, inTheRoom: await shownInTheRoom(rows, me, found) };
    });
  }

  /** The day on which each person's latest membership began; of a person who was never a member, on which they were registered. */
  private async knownSince(
    rows: EntityManager,
    persons: readonly Readonly<{ personId: PersonId }>[],
  ): Promise<Map<PersonId, Day | null>> {
    const where = { personId: In(persons.map(({ personId }) => personId)) };
    const known = await rows.find(KnownPersonRow, { where });
    const members = await membersIn(rows, where);
    return new Map(
      known.map(({ personId, knownOn }) => {
        const latest = latestPeriod(members.periodsOf(personId));
        return [personId, latest ? latest.joinedOn : knownOn];
      }),
    );
  }
}
