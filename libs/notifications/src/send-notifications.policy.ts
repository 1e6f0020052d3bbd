import { setTimeout as pause } from 'node:timers/promises';
import type { MailKind, MailPreferences, MailRecipient, SignIn } from '@relais/access';
import { type Instant, type NetworkId, dayAfter, minutesLater } from '@relais/contracts';
import type { Database } from '@relais/database';
import { type Clock, PeriodicWork } from '@relais/event-sourcing';
import { type Mail, PutOff, type Transport, reasonOf } from '@relais/mail';
import { scheduledMeetings } from '@relais/meetings';
import type { Networks } from '@relais/networks';
import type { MailLinks } from './account-news';
import { atOnceMail, weeklyMail } from './news-mails';
import type { NewsReading } from './news-reading';
import { isDueAtOnce, isEveBefore, isWeeklyDue, weekBefore } from './mail-times.rules';

const lookEveryMs = 5 * 60_000;
const longestGoodbyeMs = 800;
/** Until then the read models know what was recorded. */
const settlingMinutes = 1;
const minutesOfFirstWeek = 7 * 24 * 60;

type Ground = Readonly<{
  database: Database;
  networks: Pick<Networks, 'timezoneOf'>;
  signIn: Pick<SignIn, 'addressOf'>;
  preferences: MailPreferences;
  reading: NewsReading;
  clock: Clock;
  transport: Transport;
  /** The address of the web app, without a path. */
  origin: string;
  /** Is told why it failed for an account, without its address; the next look tries again unless a mail may have been sent. */
  failed: (sentence: string, error?: unknown) => void;
}>;

/**
 * On the day before a meeting everyone who takes part gets the weekly mail; who wants to hear at once gets a mail when referrals came.
 * What a mail tells is noted before it is sent, so that of two processes one sends it, and none sends it twice: a crash between both
 * costs this mail (docs/adr/0039).
 */
export class SendNotifications {
  private readonly looking: PeriodicWork;
  private isStopping = false;

  constructor(private readonly ground: Ground) {
    this.looking = new PeriodicWork({
      everyMs: lookEveryMs,
      run: () => this.look(),
      failed: (error) => this.ground.failed('Mails could not be sent; the next try is soon.', error),
    });
  }

  start(): void {
    this.looking.start();
  }

  /** Ends the run after the mail at hand, which is awaited for a moment. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.race([this.looking.stop(), pause(longestGoodbyeMs, undefined, { ref: false })]);
  }

  /** Sends what is due. */
  async look(): Promise<void> {
    const now = this.ground.clock.now().toISOString();
    await this.sendWeekly(now);
    await this.sendAtOnce(now);
  }

  private async sendWeekly(now: Instant): Promise<void> {
    const { preferences, reading } = this.ground;
    const networkIds = await this.networksOnTheEve(now);
    if (networkIds.length === 0) return;
    const until = minutesLater(now, -settlingMinutes);
    await this.toEach(await preferences.weeklyRecipients(networkIds, weekBefore(now)), async (recipient) => {
      const since = recipient.weeklyAt ?? minutesLater(now, -minutesOfFirstWeek);
      const news = await reading.of(recipient, { since, until });
      if (!isWeeklyDue(news.networks, now)) return;
      const told = { from: recipient.weeklyAt, to: until };
      await this.send('weekly', recipient, told, (address, links) => weeklyMail(address, news, links));
    });
  }

  private async sendAtOnce(now: Instant): Promise<void> {
    const { preferences, reading } = this.ground;
    const until = minutesLater(now, -settlingMinutes);
    await this.toEach(await preferences.recipientsAtOnce(), async (recipient) => {
      const news = await reading.of(recipient, { since: recipient.toldUntil ?? until, until });
      if (!news.networks.some((one) => one.news && isDueAtOnce(one.news, one, now))) return;
      const told = { from: recipient.toldUntil, to: until };
      await this.send('at-once', recipient, told, (address, links) => atOnceMail(address, news, links));
    });
  }

  /** The networks in which it is the evening before a meeting. */
  private async networksOnTheEve(now: Instant): Promise<NetworkId[]> {
    const { database, networks } = this.ground;
    const today = now.slice(0, 10);
    const within = { from: today, to: dayAfter(today, 2) };
    const meetings = await scheduledMeetings(database.engine.manager, within);
    const found = new Set<NetworkId>();
    for (const meeting of meetings)
      if (isEveBefore(meeting.date, await networks.timezoneOf(meeting.networkId), now))
        found.add(meeting.networkId);
    return [...found];
  }

  /** One that fails does not hold up the others. */
  private async toEach(
    recipients: readonly MailRecipient[],
    run: (recipient: MailRecipient) => Promise<void>,
  ): Promise<void> {
    for (const recipient of recipients) {
      if (this.isStopping) return;
      await run(recipient).catch((error: unknown) =>
        this.ground.failed('A mail could not be prepared; the next try is soon.', error),
      );
    }
  }

  private async send(
    kind: MailKind,
    { accountId }: MailRecipient,
    { from, to }: Readonly<{ from: Instant | null; to: Instant }>,
    write: (address: string, links: MailLinks) => Mail | null,
  ): Promise<void> {
    const { signIn, preferences, transport } = this.ground;
    const address = await signIn.addressOf(accountId);
    const mail = address === null ? null : write(address, this.linksOf(accountId));
    if (mail === null || !(await preferences.move(kind, { accountId, from, to }))) return;
    try {
      await transport(mail);
    } catch (error) {
      this.ground.failed(`A mail could not be sent (${reasonOf(error)}).`);
      if (error instanceof PutOff) await preferences.move(kind, { accountId, from: to, to: from });
    }
  }

  private linksOf(accountId: string): MailLinks {
    const { origin, preferences } = this.ground;
    const secret = preferences.unsubscribeSecret(accountId);
    return {
      meeting: (meetingId) => `${origin}/meetings?show=${meetingId}`,
      ledger: `${origin}/ledger`,
      preferences: `${origin}/mails`,
      unsubscribePage: `${origin}/unsubscribe#${secret}`,
      unsubscribe: `${origin}/api/unsubscribe/${secret}`,
    };
  }
}
