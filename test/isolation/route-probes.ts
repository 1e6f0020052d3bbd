import type { Belonging } from './personas';
import type { Club, Kind, Thing, World } from './world';

export type Ids = Partial<Record<Kind, string>>;
export type Body = Readonly<Record<string, unknown>>;

/** What is asked of a route, as far as its own rule depends on it; `thing`: what the first id of the path is, if anything. */
export type About = Readonly<{ ids: Ids; body: Body; thing: Thing | undefined }>;

/** How a route is probed: with every id in its path and with these bodies. `may`: the callers that its network allows to do it. */
export type RouteProbes = Readonly<{
  bodies?: (scene: Scene) => Body[];
  /** Answers with a stream: its beginning is read. What streams tell is probed in streams.spec.ts. */
  isStream?: true;
  /** What stands behind the path. */
  query?: string;
  may: (me: Belonging, about: About) => boolean | 'on some days';
  /** Answers to everybody, signed in or not. */
  open?: readonly number[];
  /** Is asked without the browser's session, which would be over. */
  keepsSession?: true;
  /** Removes a thing or a person: probed last; a removed person is unknown from then on. */
  takesAway?: true;
  /** What it is about is gone afterwards: a later probe does not find it. */
  once?: true;
  /** Is there only at some times, as during a meeting. */
  isPassing?: true;
  /** Open to people who have not accepted the network yet. */
  beforeAcceptance?: true;
  /** Answers with what the caller has in all networks, or nothing. */
  isOfCaller?: true;
  /** Is about the account behind a browser's session; tokens have none. */
  ofAccount?: readonly number[];
}>;

export type Scene = Readonly<{ world: World; ours: Club; theirs: Club }>;
