import { randomUUID } from 'node:crypto';
import { Joining, Visits } from '@relais/access';
import {
  type ActingRole,
  MeetingId,
  type NeedId,
  type NetworkId,
  type PersonId,
  type TokenId,
} from '@relais/contracts';
import type { Envelope } from '@relais/event-sourcing';
import { AnnounceAttendance, StateNeed, personalOf } from '@relais/meetings';
import { EndMembership } from '@relais/networks';
import { DescribePerson, RegisterPerson } from '@relais/people';
import type { RunningRelais } from '../acceptance/relais';
import { smallNetwork } from '../acceptance/small-network';

export const kinds = [
  ...(['networkId', 'personId', 'meetingId', 'referralId'] as const),
  ...([
    'thanksId',
    'oneToOneId',
    'tokenId',
    'sessionId',
    'requestId',
    'arrivalId',
    'noteId',
    'needId',
    'seriesId',
    'secret',
  ] as const),
] as const;
export type Kind = (typeof kinds)[number];

/** One thing with an id that the matrix may name; `parties`: the two people of a referral, thanks or a one-to-one, in their order. */
export type Thing = Readonly<{ kind: Kind; id: string; networkId: string; parties: readonly string[] }>;

/** A recognisable text, and who alone may ever see it: by network, person, or role there; `inVault`: PostgreSQL alone sees to the persons. */
export type Secret = Readonly<{
  text: string;
  networkId: string;
  personIds?: readonly string[];
  roles?: readonly ActingRole[];
  /** Sees it in whatever role. */
  orPersonId?: string;
  inVault?: true;
}>;

export type Club = Readonly<{
  networkId: NetworkId;
  people: Readonly<Record<string, PersonId>>;
  /** Known to the network, and never a member. */
  visitor: PersonId;
  day: string;
}>;

const members: readonly ActingRole[] = ['member', 'host', 'organiser'];

/** Two networks with something of everything in each, every value recognisable. */
export class World {
  readonly things: Thing[] = [];
  readonly secrets: Secret[] = [];
  private number = 0;

  constructor(private readonly relais: RunningRelais) {}

  /** A text that is nowhere else. */
  private secret(what: string, networkId: string, seenBy: Partial<Secret> = {}): string {
    const text = `${what} Zq${String((this.number += 1)).padStart(3, '0')}x`;
    this.secrets.push({ text, networkId, roles: members, ...seenBy });
    return text;
  }

  private thing(kind: Kind, id: string, networkId: string, parties: readonly string[] = []): string {
    this.things.push({ kind, id, networkId, parties });
    this.secrets.push({ text: id, networkId, ...(kind !== 'networkId' && { roles: members }) });
    return id;
  }

  /** They do not come, name a substitute, and bring a guest: of a past meeting, which an import brings. */
  private async announce(
    networkId: NetworkId,
    meetingId: MeetingId,
    personId: PersonId,
    envelope: Envelope,
  ): Promise<void> {
    const [substituteId, guestId] = [randomUUID() as PersonId, randomUUID() as PersonId];
    const seenBy = { roles: ['host', 'organiser'], orPersonId: personId } as const;
    const personal = {
      ...personalOf(substituteId, { name: this.secret('Remplaçante', networkId, seenBy) }),
      ...personalOf(guestId, { name: this.secret('Invitée', networkId, seenBy) }),
    };
    const said = { networkId, meetingId, personId, coming: 'no' as const, substituteId, guests: [guestId] };
    await this.relais.commands.execute(new AnnounceAttendance(said, envelope, personal));
  }

  /** @param names the first gives to the second, the third runs meetings, the fourth organises, the fifth has left, the sixth looks on */
  async found(names: readonly string[]): Promise<Club> {
    const { relais } = this;
    const made = await smallNetwork(relais, names);
    const { networkId } = made;
    const people = Object.values(made.people);
    const [giver, receiver, host, organiser, former] = people as [
      PersonId,
      PersonId,
      PersonId,
      PersonId,
      PersonId,
    ];
    const day = relais.installation.clock.dayIn('Europe/Paris');
    const system = () => ({
      ...{ commandId: randomUUID(), networkId, today: day },
      principal: { role: 'system' as const },
    });
    this.thing('networkId', networkId, networkId);
    for (const personId of people) {
      this.thing('personId', personId, networkId);
      const own = { personIds: [personId] };
      const personal = {
        ...{ name: this.secret('Nom', networkId), company: this.secret('Firme', networkId) },
        ...{ sector: this.secret('Métier', networkId), phone: this.secret('Tel', networkId, own) },
        email: this.secret('Mail', networkId, own),
        presentation: this.secret('Présentation', networkId),
        goodContact: this.secret('Bon contact', networkId),
      };
      const fields = Object.keys(personal);
      await relais.commands.execute(new DescribePerson({ networkId, personId, fields }, system(), personal));
    }
    const left = { personId: former, joinedOn: '2024-01-01', leftOn: '2026-06-30', because: 'left' } as const;
    const token = await relais.token(networkId, organiser, 'organiser');
    const put = async (path: string, body: object) => {
      const answer = await relais.ask('PUT', path, { token, body });
      if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    };

    let visited = '';
    for (const date of [day, '2026-03-05']) {
      const id = this.thing('meetingId', randomUUID(), networkId);
      const place = this.secret('Lieu', networkId);
      const meeting = { networkId, date, startTime: '07:30', kind: 'breakfast', status: 'held', place };
      await put(`/api/meetings/${id}`, meeting);
      for (const personId of people.slice(0, 4))
        await put(`/api/meetings/${id}/attendance/${personId}`, { status: 'present' });
      if (date === day) visited = id;
      else await this.announce(networkId, MeetingId.parse(id), giver, system());
    }
    const seriesId = this.thing('seriesId', randomUUID(), networkId);
    const weekly = { networkId, rule: { every: 26, weekday: 4 }, from: day, until: null };
    const breakfast = { startTime: '07:30', kind: 'breakfast', place: this.secret('Lieu', networkId) };
    await put(`/api/series/${seriesId}`, { ...weekly, ...breakfast });
    for (const parties of [
      [giver, receiver],
      [organiser, host],
    ] as const) {
      const [giverId, receiverId] = parties;
      const id = this.thing('referralId', randomUUID(), networkId, parties);
      const told = { personIds: parties, inVault: true } as const;
      const phone = `06 39 98 ${String((this.number += 1)).padStart(2, '0')} 77`;
      this.secrets.push({ text: phone, networkId, ...told });
      const prospect = { name: this.secret('Prospect', networkId, told), phone, agreed: true };
      const need = this.secret('Besoin', networkId, told);
      const outside = { networkId, giverId, receiverId, passedOn: '2026-03-05', scope: 'outside' };
      await put(`/api/referrals/${id}`, { ...outside, contactBy: 'receiver', need, prospect });
      const amountInCents = 7_650_000 + (this.number += 1);
      this.secrets.push({ text: `:${String(amountInCents)}`, networkId, personIds: parties });
      const thanksId = this.thing('thanksId', randomUUID(), networkId, [receiverId, giverId]);
      const thanked = { networkId, thankingId: receiverId, thankedId: giverId, referralId: id };
      await put(`/api/thanks/${thanksId}`, { ...thanked, on: day, amountInCents });
      const oneToOneId = this.thing('oneToOneId', randomUUID(), networkId, parties);
      await put(`/api/one-to-ones/${oneToOneId}`, {
        networkId,
        personId: giverId,
        withId: receiverId,
        on: day,
      });
    }
    const needId = this.thing('needId', randomUUID(), networkId, [giver]) as NeedId;
    const sought = { networkId, needId, personId: giver, until: day, ref: null };
    await relais.commands.execute(
      new StateNeed(sought, system(), { text: this.secret('Recherche', networkId) }),
    );
    // The address of a calendar that is dead.
    this.thing('secret', randomUUID(), networkId);
    const noteId = this.thing('noteId', randomUUID(), networkId);
    this.secrets.push({ text: noteId, networkId, roles: ['host', 'organiser'] });
    await put(`/api/care-notes/${noteId}`, { networkId, personId: giver, calledOn: day });
    const planned = {
      networkId,
      date: '2099-01-08',
      startTime: '07:30',
      kind: 'breakfast',
      status: 'scheduled',
    };
    await put(`/api/meetings/${randomUUID()}`, { ...planned, place: this.secret('Lieu', networkId) });
    // Received lately: of that, nobody but the receiver has the id from anywhere but their own ledger.
    const received = randomUUID();
    const today = { networkId, giverId: giver, receiverId: receiver, passedOn: day, scope: 'inside' };
    await put(`/api/referrals/${received}`, today);
    this.secrets.push({ text: received, networkId, personIds: [giver, receiver] });
    await relais.commands.execute(new EndMembership({ networkId, ...left }, system()));
    for (let n = 0; n < 2; n++) {
      const tokenId = this.thing('tokenId', randomUUID(), networkId) as TokenId;
      const name = this.secret('Jeton', networkId, { roles: ['organiser'] });
      const wanted = {
        networkId,
        personId: organiser,
        role: 'member',
        name,
        timezone: 'UTC',
        tokenId,
      } as const;
      const { token: plain } = await relais.installation.tokens.make(wanted);
      this.secrets.push({ text: plain, networkId, roles: [] });
    }
    const joining = new Joining(relais.installation.database, relais.installation.vault);
    const organisers = { roles: ['organiser'] } as const;
    await joining.renew(networkId, organiser);
    for (let n = 0; n < 2; n++)
      await joining.ask(networkId, {
        name: this.secret('Demande', networkId, organisers),
        address: `${randomUUID()}@example.org`,
      });
    const rows = relais.installation.database.engine.manager;
    const visits = new Visits(relais.installation.database, relais.installation.vault);
    const hosts = { roles: ['host', 'organiser'] } as const;
    await visits.makeCode(networkId, MeetingId.parse(visited));
    const code = (await visits.secretFor(rows, MeetingId.parse(visited))) ?? '';
    this.secrets.push({ text: code, networkId, ...hosts });
    const visitedBy = await visits.codeOf(code);
    if (!visitedBy) throw new Error('The meeting has no code.');
    for (let n = 0; n < 2; n++)
      await visits.arrive(visitedBy, randomUUID(), { name: this.secret('Arrivée', networkId, hosts) });
    for (const { arrivalId } of await visits.arrivalsOf(rows, MeetingId.parse(visited)))
      this.thing('arrivalId', arrivalId, networkId);
    const { secret = '' } = (await joining.linkOf(rows, networkId, 'UTC')) ?? {};
    this.secrets.push({ text: secret, networkId, roles: ['host', 'organiser'] });
    for (const { requestId } of await joining.requestsOf(rows, networkId, 'UTC'))
      this.thing('requestId', requestId, networkId);
    const visitor = randomUUID() as PersonId;
    await relais.commands.execute(
      new RegisterPerson({ networkId, personId: visitor }, system(), { name: 'Vera Passante' }),
    );
    // A person who is known only by their address.
    const [unnamed, email] = [randomUUID() as PersonId, this.secret('Adresse', networkId, organisers)];
    await relais.commands.execute(new RegisterPerson({ networkId, personId: unnamed }, system(), { email }));
    return { networkId, people: made.people, visitor, day };
  }
}
