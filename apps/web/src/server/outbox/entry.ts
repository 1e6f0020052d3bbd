import type { NetworkId, PersonId, Problem } from '@relais/contracts';
import type { BodyOf, Kind } from './kinds';

/** Something that was entered on this device and that the server has not confirmed yet. */
export type Entry = Readonly<{
  /** Place in the queue; given by the storage. */
  order: number;
  /** Drawn on this device: the id of the command, from the first try to the last, and of what it creates. */
  id: string;
  kind: Kind;
  /** What it is about, as an address of the API: `/referrals/{id}`. */
  subject: string;
  body: unknown;
  networkId: NetworkId;
  /** The person who entered it; it is sent as this person or not at all. */
  by: PersonId;
  about: Readonly<{ personId: PersonId; name: string }>;
  savedAt: string;
  /** By this device's clock, in milliseconds; until then it can be undone. */
  sendAfter: number;
  /** Refused: by the server (`problem`), or held here to be corrected; it waits for a person. */
  state: 'waiting' | 'sending' | 'refused';
  /** A try has ended without an answer: it may have arrived. */
  tried: boolean;
  problem: Problem | null;
}>;

type Said = Pick<Entry, 'networkId' | 'by' | 'about'>;

/** What a form hands over: something new, or a step on `subject`. */
export type NewEntry = {
  [K in Kind]: Said & Readonly<{ kind: K; body: BodyOf<K>; subject?: string }>;
}[Kind];

export type UnstoredEntry = Omit<Entry, 'order'>;
