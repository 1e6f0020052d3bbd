import type { PersonId, Problem } from '@relais/contracts';
import type { Entry, NewEntry, UnstoredEntry } from './entry';
import * as rules from './outbox.rules';
import type { Store } from './store';

/** What was entered on this device and is not confirmed by the server: every change is one transaction over all tabs. */
export class Outbox {
  readonly current: Store['current'];
  readonly subscribe: Store['subscribe'];

  constructor(
    private readonly store: Store,
    private readonly newId: () => string,
    private readonly now: () => number,
  ) {
    this.current = store.current;
    this.subscribe = store.subscribe;
  }

  /** Saves new entries, in the place of the one that they correct, and returns their ids once they are on the disk. */
  async save(news: readonly NewEntry[], corrected?: Entry): Promise<string[]> {
    const entries = news.map((entry) => this.prepare(entry));
    const withdrawal = corrected && this.withdrawalOf(corrected);
    await this.store.change((rows) => rules.save(rows, entries, withdrawal));
    return entries.map(({ id }) => id);
  }

  /** Returns false when it is too late: then nothing is changed. */
  undo(ids: readonly string[]): Promise<boolean> {
    return this.store.change((rows) => rules.undo(rows, ids));
  }

  /** A step about something that was created, here or elsewhere. */
  withdraw(withdrawal: NewEntry & { kind: 'withdrawal' }): Promise<'forgotten' | 'withdrawn'> {
    const entry = this.prepare(withdrawal);
    return this.store.change((rows) => rules.takeBack(rows, entry));
  }

  /** Returns the entries that are forgotten; none if the entry is withdrawn instead. */
  drop(entry: Entry): Promise<readonly Entry[]> {
    const withdrawal = this.withdrawalOf(entry);
    return this.store.change((rows) => rules.drop(rows, withdrawal, entry));
  }

  restore(dropped: readonly Entry[]): Promise<undefined> {
    return this.store.change((rows) => rules.restore(rows, dropped));
  }

  claim(mine: ReadonlySet<PersonId>, skipped: ReadonlySet<string>): Promise<Entry | null> {
    return this.store.change((rows) => rules.claim(rows, mine, skipped, this.now()));
  }

  settle({ id }: Entry): Promise<undefined> {
    return this.store.change((rows) => rules.settle(rows, id));
  }

  putBack({ id }: Entry): Promise<undefined> {
    return this.store.change((rows) => rules.putBack(rows, id));
  }

  hold({ id }: Entry): Promise<boolean> {
    return this.store.change((rows) => rules.hold(rows, id));
  }

  refuse({ id }: Entry, problem: Problem): Promise<undefined> {
    return this.store.change((rows) => rules.refuse(rows, id, problem));
  }

  hurry(ids: ReadonlySet<string>): Promise<undefined> {
    return this.store.change((rows) => rules.hurry(rows, ids));
  }

  forget(persons: ReadonlySet<PersonId>): Promise<undefined> {
    return this.store.change((rows) => rules.forget(rows, persons));
  }

  nextWait(mine: ReadonlySet<PersonId>, skipped: ReadonlySet<string>): number | null {
    return rules.nextWait(this.current().entries, mine, skipped, this.now());
  }

  private prepare(entry: NewEntry): UnstoredEntry {
    const now = this.now();
    return { ...rules.prepare(entry, this.newId(), now), savedAt: new Date(now).toISOString() };
  }

  private withdrawalOf({ networkId, by, about, subject }: Entry): UnstoredEntry {
    return this.prepare({ kind: 'withdrawal', networkId, by, about, subject, body: {} });
  }
}
