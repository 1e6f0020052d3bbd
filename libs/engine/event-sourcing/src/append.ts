import type { NewEvent, SealedValues } from './event';

/** Expected revision of a stream before an append: its last revision, `none` (no stream yet) or `any`. */
export type Expected = number | 'none' | 'any';

export type AppendOptions = Readonly<{
  expected: Expected;
  vault?: readonly SealedValues[];
  /** Ids without an event that belong to this stream from now on, each to one stream of the whole log. */
  claims?: readonly string[];
}>;

/** An append among many: it names the revision that it expects. */
export type Append = Readonly<{
  stream: string;
  events: readonly NewEvent[];
  options: AppendOptions & { expected: number | 'none' };
}>;

/** Position and revision of the last event of an append. */
export type Appended = Readonly<{ position: number; revision: number }>;
