import {
  type Caller,
  type MailRecipient,
  type Membership,
  NetworkAccess,
  SignIn,
  speakingAs,
} from '@relais/access';
import { type Day, type Instant, type Language, dayAfter } from '@relais/contracts';
import { meetingTitle } from '@relais/directory';
import { Refusal } from '@relais/event-sourcing';
import { ledgerNews } from '@relais/ledger';
import { MeetingRow, announcementsIn } from '@relais/meetings';
import { Networks, chartersIn, nameOfNetwork, participationIn } from '@relais/networks';
import type { Vault } from '@relais/vault';
import { Between, type EntityManager } from 'typeorm';
import type { AccountNews, NetworkNews, Reminder } from './account-news';
import { daysNamed } from './mail-times.rules';

type Period = Readonly<{ since: Instant; until: Instant }>;
type Told = Readonly<{ membership: Membership; today: Day; language: Language }>;

/** What mails may tell an account: read as its persons, of the networks that they have accepted. */
export class NewsReading {
  constructor(
    private readonly access: NetworkAccess,
    private readonly signIn: Pick<SignIn, 'sessions'>,
    private readonly networks: Pick<Networks, 'stateOf'>,
    private readonly vault: Vault,
  ) {}

  /** News are those of the period. A network whose read models stand still is left out. */
  async of({ accountId, language }: MailRecipient, period: Period): Promise<AccountNews> {
    const memberships = await this.signIn.sessions.memberships(accountId);
    const accepted = memberships.filter(({ acceptance }) => acceptance === 'accepted');
    const caller = {
      ...{ key: accountId, accountId, memberships: accepted },
      ...{ isFresh: false, chosenId: null, lastPersonId: null },
    };
    const [first] = accepted;
    const chosen = language ?? (first ? (await this.networks.stateOf(first.networkId)).language : 'fr');
    const networks: NetworkNews[] = [];
    for (const membership of accepted) {
      const read = await this.in(speakingAs(caller, membership), membership, { ...period, language: chosen });
      if (read) networks.push(read);
    }
    return { language: chosen, networks };
  }

  private async in(
    me: Caller,
    membership: Membership,
    { language, ...period }: Period & Readonly<{ language: Language }>,
  ): Promise<NetworkNews | null> {
    const { networkId } = membership;
    const timezone = await this.access.timezone(networkId);
    const today = await this.access.today(me, networkId);
    try {
      return await this.access.read(me, networkId, async (rows) => {
        const told = { membership, today, language };
        const name = await nameOfNetwork(rows, this.vault, networkId);
        const meetings = await remindersIn(rows, name, told);
        return { name, timezone, today, meetings, news: await newsIn(rows, told, period) };
      });
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

async function remindersIn(
  rows: EntityManager,
  network: string | null,
  { membership, today, language }: Told,
): Promise<Reminder[]> {
  const { networkId, personId } = membership;
  const isParticipant = await participationIn(rows, membership);
  const charterOn = await chartersIn(rows, networkId);
  const date = Between(dayAfter(today, 1), dayAfter(today, daysNamed));
  const found = await rows.find(MeetingRow, { where: { networkId, status: 'scheduled', date } });
  const meetingIds = found.map(({ meetingId }) => meetingId);
  const { announcements } = await announcementsIn(rows, { networkId, today, meetingIds });
  const answers = new Map(
    announcements.filter((one) => one.personId === personId).map((one) => [one.meetingId, one.coming]),
  );
  return found
    .filter((meeting) => isParticipant(meeting.date))
    .map((meeting) => {
      const { meetingId, startTime, kind } = meeting;
      const isNeutral = charterOn(meeting.date).purpose === 'support';
      const title = meetingTitle({ kind, network, isNeutral }, language);
      return { meetingId, date: meeting.date, startTime, title, answer: answers.get(meetingId) ?? null };
    });
}

async function newsIn(rows: EntityManager, { membership, today }: Told, period: Period) {
  const isParticipant = await participationIn(rows, membership);
  const { purpose, businessTalk } = (await chartersIn(rows, membership.networkId))(today);
  const isTold = isParticipant(today) && purpose !== 'support' && businessTalk !== 'never';
  const { networkId, personId } = membership;
  return isTold ? ledgerNews(rows, { networkId, personId, today, ...period }) : null;
}
