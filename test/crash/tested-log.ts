import type { Wish } from './wishes';

/** An event as a writer heard of it or a reader saw it; who does not hear where it stands says null. */
export type Noted = Readonly<{ id: string; position: number | null }>;

/** A log that the crash test is pointed at. */
export type TestedLog = Readonly<{
  title: string;
  /** Whether this is one of those that lose events, by which the crash test proves that it sees. */
  isKnownToLose: boolean;
  /** The table that its appends insert into. */
  table: string;
  /** A query of the `position` and `id` of every event in it. */
  events: string;
  /** Makes its tables. */
  prepare(url: string): Promise<void>;
  open(url: string, callers: number): OpenLog;
  /** What else has to be told of it, one sentence a fault, when nothing moves any more. */
  examine?(url: string): Promise<string[]>;
  /** Whether every reader in a process of its own (worker.ts) has reached its end. */
  isFollowed?(url: string): Promise<boolean>;
}>;

type OpenLog = Readonly<{
  /** Resolves when all events of the wish are acknowledged; the same wish may come again. */
  fulfil(wish: Wish): Promise<Noted[]>;
  /** Tells of every event after a position, as they come, until the connection breaks. */
  follow(after: number, note: (events: readonly Noted[]) => void): Promise<void>;
  /** Whether such an error ends by itself: a lost race, a connection that broke. */
  isPassing(error: unknown): boolean;
  close(): Promise<void>;
}>;
