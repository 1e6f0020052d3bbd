import type { PersonId, Problem } from '@relais/contracts';
import type { Entry, NewEntry, UnstoredEntry } from './entry';
import { kinds } from './kinds';

type Rows = readonly Entry[];

/** The changed rows, and the answer. It is decided on the present rows, over all tabs. */
export type Decision<Result> = Readonly<{
  add?: readonly UnstoredEntry[];
  put?: Rows;
  remove?: Rows;
  result: Result;
}>;

const byId = (rows: Rows, id: string) => rows.find((row) => row.id === id);
const rowsAbout = (rows: Rows, subject: string) => rows.filter((row) => row.subject === subject);
const creates = ({ kind }: Pick<Entry, 'kind'>) => kinds[kind].subject !== null;
/** A request may be under way, or may have arrived without an answer. */
const mayBeRecorded = ({ tried, state }: Entry) => state === 'sending' || (tried && state === 'waiting');

/** Milliseconds until it may be sent: never longer than it can be undone, even if the clock was put back meanwhile. */
function waitOf({ kind, sendAfter }: Pick<Entry, 'kind' | 'sendAfter'>, now: number): number {
  const wait = sendAfter - now;
  return wait > kinds[kind].undoMs ? 0 : Math.max(wait, 0);
}

/** The first entry about each subject, unless it was refused: the others about it wait for that one. */
function heads(rows: Rows, mine: ReadonlySet<PersonId>, skipped: ReadonlySet<string>): Rows {
  const subjects = new Set(skipped);
  return rows.filter(({ by, subject, state }) => {
    if (!mine.has(by) || subjects.has(subject)) return false;
    subjects.add(subject);
    return state !== 'refused';
  });
}

/** Milliseconds until something may be sent for these persons, about other subjects than those; null: nothing. */
export function nextWait(
  rows: Rows,
  mine: ReadonlySet<PersonId>,
  skipped: ReadonlySet<string>,
  now: number,
): number | null {
  const waits = heads(rows, mine, skipped).map((row) => waitOf(row, now));
  return waits.length > 0 ? Math.min(...waits) : null;
}

/**
 * The state of an entry. Held: kept back for an undo, or on its first try. Waiting: a try has failed, of this entry or of another.
 * Refused: it waits for the person.
 */
export type Standing = 'held' | 'waiting' | 'refused';

export const standingOf = ({ state, tried }: Entry, rows: Rows): Standing =>
  state === 'refused'
    ? 'refused'
    : tried || (state === 'waiting' && rows.some((row) => row.tried && row.state !== 'refused'))
      ? 'waiting'
      : 'held';

/** The state of all entries together: the one that needs the person most wins. @property count of the entries in that state */
export type Summary = Readonly<{ says: Standing | 'sent' | 'unkept'; count: number }>;

/** @param isKept false: entries are in the memory of this page alone */
export function summaryOf(rows: Rows, isKept: boolean): Summary {
  const shown = cards(rows);
  const standing = (wanted: Standing) => shown.filter((row) => standingOf(row, rows) === wanted).length;
  const [refused, waiting] = [standing('refused'), standing('waiting')];
  if (refused > 0) return { says: 'refused', count: refused };
  if (!isKept) return { says: 'unkept', count: shown.length };
  if (waiting > 0) return { says: 'waiting', count: waiting };
  return { says: shown.length > 0 ? 'held' : 'sent', count: shown.length };
}

/** Whether something of it could not be sent so far. */
export const hasFailed = (rows: Rows): boolean =>
  rows.some(({ state, tried }) => state === 'refused' || (state === 'waiting' && tried));

/** The entries with a card: a withdrawal replaces the entry that it withdraws. */
export function cards(rows: Rows): Rows {
  const withdrawn = new Set(rows.filter(({ kind }) => kind === 'withdrawal').map(({ subject }) => subject));
  return rows.filter((row) => !creates(row) || !withdrawn.has(row.subject));
}

export function prepare(entry: NewEntry, id: string, now: number): Omit<UnstoredEntry, 'savedAt'> {
  const { subject, undoMs } = kinds[entry.kind];
  return {
    ...entry,
    id,
    subject: subject ? subject(id) : (entry.subject ?? ''),
    sendAfter: now + undoMs,
    state: 'waiting',
    tried: false,
    problem: null,
  };
}

/** Saves new entries in the place of one that they correct: that one is removed, or withdrawn if it may have been recorded. */
export function save(
  rows: Rows,
  news: readonly UnstoredEntry[],
  corrected?: UnstoredEntry,
): Decision<undefined> {
  const taken = corrected && takeBack(rows, corrected);
  return { ...taken, add: [...(taken?.add ?? []), ...news], result: undefined };
}

/** Removes all of them, if none can have been recorded: then it is as if they had never been entered. */
export function undo(rows: Rows, ids: readonly string[]): Decision<boolean> {
  const found = ids.flatMap((id) => byId(rows, id) ?? []);
  const undone = found.length === ids.length && !found.some(mayBeRecorded);
  return { remove: undone ? found : [], result: undone };
}

/** Takes an entry back: if it was surely not recorded, it is forgotten with all that follows it; otherwise it is withdrawn after it. */
export function takeBack(rows: Rows, withdrawal: UnstoredEntry): Decision<'forgotten' | 'withdrawn'> {
  const queue = rowsAbout(rows, withdrawal.subject);
  const created = queue.find(creates);
  if (created && !mayBeRecorded(created)) return { remove: queue, result: 'forgotten' };
  const isAsked = queue.some(({ kind }) => kind === 'withdrawal');
  return { add: isAsked ? [] : [withdrawal], result: 'withdrawn' };
}

/**
 * « Abandonner »: a step is forgotten; what was created is taken back, also when another tab has sent it meanwhile. Answers what is
 * forgotten, and can be restored.
 */
export function drop(rows: Rows, withdrawal: UnstoredEntry, dropped: Entry): Decision<Rows> {
  const row = byId(rows, dropped.id);
  const decided = creates(dropped) ? takeBack(rows, withdrawal) : { remove: row ? [row] : [] };
  return { ...decided, result: decided.remove ?? [] };
}

/** Restores entries that were dropped by mistake. */
export function restore(rows: Rows, dropped: Rows): Decision<undefined> {
  return { add: dropped.filter(({ id }) => !byId(rows, id)), result: undefined };
}

/** The next one to send for these persons, marked as under way: from now on it cannot be undone without a trace. */
export function claim(
  rows: Rows,
  mine: ReadonlySet<PersonId>,
  skipped: ReadonlySet<string>,
  now: number,
): Decision<Entry | null> {
  const next = heads(rows, mine, skipped).find((row) => waitOf(row, now) === 0);
  if (!next) return { result: null };
  const claimed: Entry = { ...next, state: 'sending', problem: null };
  return { put: [claimed], result: claimed };
}

/** It is recorded. */
export function settle(rows: Rows, id: string): Decision<undefined> {
  const row = byId(rows, id);
  return { remove: row ? [row] : [], result: undefined };
}

/** Waits for another try. */
export function putBack(rows: Rows, id: string): Decision<undefined> {
  const row = byId(rows, id);
  if (!row) return { result: undefined };
  const tried = row.tried || row.state === 'sending';
  return { put: [{ ...row, state: 'waiting', tried, problem: null }], result: undefined };
}

/** Holds an entry while it is corrected; returns false when it may have been recorded by now. */
export function hold(rows: Rows, id: string): Decision<boolean> {
  const row = byId(rows, id);
  if (!row || mayBeRecorded(row)) return { result: false };
  return { put: [{ ...row, state: 'refused' }], result: true };
}

/** Comes back as a card; not where nothing is missing: its aim was reached before, or what it created was taken back meanwhile. */
export function refuse(rows: Rows, id: string, problem: Problem): Decision<undefined> {
  const row = byId(rows, id);
  if (!row) return { result: undefined };
  if (kinds[row.kind].settledBy.includes(problem.code)) return { remove: [row], result: undefined };
  const queue = rowsAbout(rows, row.subject);
  if (creates(row) && queue.some(({ kind }) => kind === 'withdrawal'))
    return { remove: queue, result: undefined };
  return { put: [{ ...row, state: 'refused', problem }], result: undefined };
}

/** Sends at once those entries that only wait for an undo; not those being corrected. */
export function undoable(rows: Rows, ids: ReadonlySet<string>): Rows {
  return rows.filter(({ id, state, tried }) => ids.has(id) && state === 'waiting' && !tried);
}

/** Waits no longer for an undo. */
export function hurry(rows: Rows, ids: ReadonlySet<string>): Decision<undefined> {
  return { put: undoable(rows, ids).map((row) => ({ ...row, sendAfter: 0 })), result: undefined };
}

/** Forgets what these persons entered on this device. */
export function forget(rows: Rows, persons: ReadonlySet<PersonId>): Decision<undefined> {
  return { remove: rows.filter(({ by }) => persons.has(by)), result: undefined };
}

export type Verdict = 'refused' | 'another-try' | 'pause';

/**
 * What a failed try means. Refused: the person must correct or drop it. Another try: this entry may go through later, entries about
 * other subjects may go now. Pause: nothing can be sent at the moment.
 */
export function verdictOn(problem: Problem | null): Verdict {
  if (problem && alone.includes(problem.code)) return 'another-try';
  if (!problem || [401, 408, 429, 502, 503, 504].includes(problem.status)) return 'pause';
  return problem.status >= 500 ? 'another-try' : 'refused';
}

/** Refusals that concern one stream, one network or one account only. */
const alone = ['conflict', 'lost-race', 'person-not-yours', 'read-model-stopped', 'not-yet'];
