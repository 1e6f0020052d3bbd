import { timingSafeEqual } from 'node:crypto';
import type { ChooseMailsBody, Instant, Language, MailsOfAccount, NetworkId } from '@relais/contracts';
import type { Database } from '@relais/database';
import type { Vault } from '@relais/vault';
import { isPerson } from './persons-of-accounts';

/** An account that may get a mail, and what its last mails told; `language` null: that of a network. */
export type MailRecipient = Readonly<{
  accountId: string;
  language: Language | null;
  weeklyAt: Instant | null;
  toldUntil: Instant | null;
}>;

/** A mail that is sent once: the weekly one, or one at once. */
export type MailKind = 'weekly' | 'at-once';

type Found = Omit<MailRecipient, 'weeklyAt' | 'toldUntil'> &
  Readonly<{ weeklyAt: Date | null; toldUntil: Date | null }>;

const columnOf: Readonly<Record<MailKind, string>> = { weekly: 'weekly_at', 'at-once': 'told_until' };
const columns = `account_id as "accountId", m.language, m.weekly_at as "weeklyAt", m.told_until as "toldUntil"`;
const uuidLength = 36;

/** Which mails accounts want: a setting, no event. Only what signs in by an address of its own gets mails; weekly unless it chose otherwise. */
export class MailPreferences {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /** What is kept of an account. */
  async of(accountId: string): Promise<MailsOfAccount> {
    const [found] = await this.query<{
      choice: MailsOfAccount['choice'] | null;
      language: Language | null;
      weeklyAt: Date | null;
    }>('select choice, language, weekly_at as "weeklyAt" from mail_preference where account_id = $1', [
      accountId,
    ]);
    return {
      choice: found?.choice ?? 'weekly',
      language: found?.language ?? null,
      lastWeeklyAt: found?.weeklyAt?.toISOString() ?? null,
    };
  }

  /** What was received before is not told at once. */
  async choose(accountId: string, { choice, language }: ChooseMailsBody, now: Instant): Promise<void> {
    await this.query(
      `insert into mail_preference as m (account_id, choice, language, told_until) values ($1, $2, $3, $4)
       on conflict (account_id) do update set choice = excluded.choice, language = excluded.language,
         told_until = case when m.choice = 'at-once' then m.told_until else excluded.told_until end`,
      [accountId, choice, language, now],
    );
  }

  /** What the links of all mails to an account carry: it unsubscribes, and does nothing else. */
  unsubscribeSecret(accountId: string): string {
    return `${accountId}_${this.vault.fingerprint(`unsubscribe:${accountId}`)}`;
  }

  /** Whether this is a secret of a mail; then its account gets none any more. */
  async unsubscribe(secret: string): Promise<boolean> {
    const accountId = secret.slice(0, uuidLength);
    if (!isSame(secret, this.unsubscribeSecret(accountId))) return false;
    const done = await this.query(
      `insert into mail_preference (account_id, choice) select account_id, 'none' from account where account_id = $1
       on conflict (account_id) do update set choice = excluded.choice returning account_id`,
      [accountId],
    );
    return done.length > 0;
  }

  /** The accounts of people in these networks that want a weekly mail and had none since an instant. */
  weeklyRecipients(networkIds: readonly NetworkId[], noneSince: Instant): Promise<MailRecipient[]> {
    return this.recipients(
      `select distinct ${columns} from account a join account_person p using (account_id) left join mail_preference m using (account_id)
        where p.network_id = any ($1) and ${isPerson('p')} and a.sealed_address is not null
          and coalesce(m.choice, 'weekly') <> 'none' and (m.weekly_at is null or m.weekly_at <= $2) order by account_id`,
      [networkIds, noneSince],
    );
  }

  /** The accounts that want to hear at once of what they receive. */
  recipientsAtOnce(): Promise<MailRecipient[]> {
    return this.recipients(
      `select ${columns} from account a join mail_preference m using (account_id)
        where m.choice = 'at-once' and a.sealed_address is not null order by account_id`,
      [],
    );
  }

  /**
   * Notes before it is sent what a mail tells; the other way round it takes that back.
   * @returns false: another process has done it, or the account does not want this mail any more
   */
  async move(
    kind: MailKind,
    { accountId, from, to }: Readonly<{ accountId: string; from: Instant | null; to: Instant | null }>,
  ): Promise<boolean> {
    const column = columnOf[kind];
    const moved = await this.query(
      `insert into mail_preference as m (account_id, ${column}) values ($1, $3)
       on conflict (account_id) do update set ${column} = excluded.${column}
        where m.${column} is not distinct from $2 and coalesce(m.choice, 'weekly') = any ($4) returning account_id`,
      [accountId, from, to, kind === 'weekly' ? ['weekly', 'at-once'] : ['at-once']],
    );
    return moved.length > 0;
  }

  private async recipients(statement: string, values: unknown[]): Promise<MailRecipient[]> {
    const found = await this.query<Found>(statement, values);
    return found.map(({ weeklyAt, toldUntil, ...recipient }) => ({
      ...recipient,
      weeklyAt: weeklyAt?.toISOString() ?? null,
      toldUntil: toldUntil?.toISOString() ?? null,
    }));
  }

  private query<T>(statement: string, values: unknown[]): Promise<T[]> {
    return this.database.engine.query(statement, values);
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
