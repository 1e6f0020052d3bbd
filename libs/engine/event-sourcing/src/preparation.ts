import type { AppendOptions } from './append';

/** What a handler prepared for the append. */
type Prepared = Omit<AppendOptions, 'expected'>;

/** Gathers for any decision. */
export type Prepare = () => Promise<Prepared & Readonly<{ circumstances?: unknown }>>;

/** A decision that has circumstances is not made without them. */
export type Preparation<Circumstances> = Circumstances extends undefined
  ? [prepare?: () => Promise<Prepared>]
  : [prepare: () => Promise<Prepared & Readonly<{ circumstances: Circumstances }>>];

export const prepareNothing: Prepare = () => Promise.resolve({});
