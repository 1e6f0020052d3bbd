import type { Coming, Day, Language, MeetingId } from '@relais/contracts';
import type { LedgerNews } from '@relais/ledger';

/** A meeting that a mail may remind of; `answer` null: the person did not say whether they come. */
export type Reminder = Readonly<{
  meetingId: MeetingId;
  date: Day;
  startTime: string;
  /** As in calendars: neutral for a network of purpose support. */
  title: string;
  answer: Coming | null;
}>;

/**
 * What a mail may tell of one network: times, titles and counts, no person, prospect or amount. `news` null: the network keeps to
 * itself, or the person is no participant any more.
 */
export type NetworkNews = Readonly<{
  name: string | null;
  timezone: string;
  today: Day;
  meetings: readonly Reminder[];
  news: LedgerNews | null;
}>;

/** What a mail may tell an account. */
export type AccountNews = Readonly<{ language: Language; networks: readonly NetworkNews[] }>;

/** Where the links of a mail lead. */
export type MailLinks = Readonly<{
  meeting: (meetingId: MeetingId) => string;
  ledger: string;
  preferences: string;
  /** A page that asks, and the address of the POST that does not. */
  unsubscribePage: string;
  unsubscribe: string;
}>;
