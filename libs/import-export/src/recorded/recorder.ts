import type { EventType } from '@relais/contracts';
import type { Command, PersonalValues, StoredEvent } from '@relais/event-sourcing';
import type { Columns, ValuesOf } from '../reading/columns';
import type { Table } from '../tables/tables';
import type { Events } from './network-log';

type Commands = readonly Command<object>[];

/** The commands of a line, given what is recorded. */
export type LinePlan = Readonly<{
  /** Makes the line a recorded one. */
  send: Commands;
  /** Further commands that are not counted. */
  also?: Commands;
  /** The same as `send`, but only when everything else of the folder is recorded. */
  later?: Commands;
  /** Columns that differ from what is recorded and are left alone. */
  changed: readonly Difference[];
  /** Lines that share one are recorded in the order of the file. */
  lanes: readonly string[];
  /** The news of the line was recorded with an earlier table. */
  isNews?: boolean;
  /** The line is counted in another reading of the file. */
  isCountedElsewhere?: boolean;
}>;

/** How the lines of a table are recorded. */
export type Recorder<C extends Columns = Columns> = Readonly<{
  table: Table<C>;
  ref(values: ValuesOf<C>): string;
  /** Streams and subjects of the vault that the line is compared with. */
  streams(values: ValuesOf<C>): readonly string[];
  subjects(values: ValuesOf<C>): readonly string[];
  plan(values: ValuesOf<C>, events: Events, personal: ReadonlyMap<string, PersonalValues>): LinePlan;
}>;

/** A column that differs from what is recorded and is left alone. */
export type Difference = Readonly<{ column: string; recorded: string | null; sent: string | null }>;

/** Columns with days, times, enums and numbers; reports never show the values of other columns. */
const plainColumns = new Set([
  ...['joinedOn', 'leftOn', 'leftBecause', 'date', 'startTime', 'endTime', 'kind', 'status', 'firstTime'],
  ...['unnamed', 'round', 'kept', 'because'],
  ...[
    'passedOn',
    'statedOn',
    'until',
    'scope',
    'warmth',
    'contactBy',
    'agreed',
    'agreedOn',
    'withdrawnOn',
    'on',
  ],
  ...['timezone', 'currency', 'language'],
]);

export function difference(column: string, recorded: unknown, sent: unknown): Difference {
  const isPlain = plainColumns.has(column);
  return { column, recorded: isPlain ? textOf(recorded) : null, sent: isPlain ? textOf(sent) : null };
}

function textOf(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

type Cells = Readonly<Record<string, unknown>>;

/**
 * The columns in which a line differs from what is recorded; none if it has the recorded values, or those of an earlier import: then
 * Relais has changed them, not the sender.
 */
export function findDifferences(line: Cells, now: Cells, imported: Cells | null): Difference[] {
  const columns = Object.keys(line).filter((column) => line[column] !== now[column]);
  const isAsImported = imported && Object.keys(line).every((column) => line[column] === imported[column]);
  return isAsImported ? [] : columns.map((column) => difference(column, now[column], line[column]));
}

export const isImported = ({ metadata }: StoredEvent): boolean => metadata.imported === true;

/** Personal fields that an import leaves alone: changed in Relais since, or erased. */
export function fieldsOfRelais(events: readonly StoredEvent[]): ReadonlySet<string> {
  const [first, ...later] = events;
  const erased = erasedFields(later);
  if (!first || !isImported(first)) return new Set(erased);
  return new Set(
    later
      .filter((event) => !isImported(event))
      .flatMap(({ data }) => {
        const { fields, details } = data as { fields?: readonly string[]; details?: readonly string[] };
        return fields ?? details ?? [];
      })
      .concat(erased),
  );
}

/** Personal fields that these events destroyed. */
export const erasedFields = (events: readonly StoredEvent[]): string[] =>
  events.flatMap(({ type }) => erasedBy[type] ?? []);

const contact = ['email', 'guestEmail', 'phone'];
const ownWords = ['presentation', 'goodContact', 'phoneShown', 'cardShown'];
const erasedBy: Readonly<Partial<Record<string, readonly string[]>>> = {
  ContactErased: [...contact, ...ownWords],
  PersonErased: ['name', 'company', 'sector', ...contact, ...ownWords],
  ProspectErased: ['name', 'need', 'agreedHow', ...contact],
} satisfies Partial<Record<EventType, readonly string[]>>;
