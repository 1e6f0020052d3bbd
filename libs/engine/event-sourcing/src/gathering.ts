import type { AppendOptions } from './append';

/** What a handler gathered for the append. */
type Gathered = Omit<AppendOptions, 'expected'>;

/** Gathers for any decision. */
export type Gather = () => Promise<Gathered & Readonly<{ circumstances?: unknown }>>;

/** A decision that has circumstances is not made without them. */
export type Gathering<Circumstances> = Circumstances extends undefined
  ? [gather?: () => Promise<Gathered>]
  : [gather: () => Promise<Gathered & Readonly<{ circumstances: Circumstances }>>];

export const gatherNothing: Gather = () => Promise.resolve({});
