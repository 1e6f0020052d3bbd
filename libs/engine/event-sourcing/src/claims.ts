import { v5 } from './ids';

const refs = '5e1f2b0a-6f0d-5c55-9c1b-3d0c8a6b7e42';

/** The id of the event that a command leads to; commands of different namespaces never share one. */
export const eventId = (namespace: string, index: number): string => v5(namespace, String(index));

/** The claim of a thing: the id of the first event of a command that has the thing's own id. */
export const claimOfThing = (thing: string): string => eventId(thing, 0);

/** Belongs to the stream of the network that has this ref. */
export const claimOfRef = (ref: string): string => v5(refs, ref);
