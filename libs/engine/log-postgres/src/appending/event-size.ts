import { type NewEvent, Refusal } from '@relais/event-sourcing';

const kibibyte = 1024;
const largestEvent = 512 * kibibyte;
const largestAppend = 960 * kibibyte;
/** More than the type and the metadata of an event take. */
const besideData = 512;

/** An event with its data as JSON. */
type Sized = Omit<NewEvent, 'data'> & Readonly<{ data: string }>;

/** What events of one append take at most, in bytes, whichever home keeps them; `data` as JSON. */
export const sizeOfEvents = (events: readonly Readonly<{ data: string }>[]): number =>
  events.reduce((sum, { data }) => sum + Buffer.byteLength(data) + besideData, 0);

/**
 * The same limits in every home of the log: an append fits into the 1 MiB that KurrentDB takes by default.
 * @param events of one append, their data as JSON
 * @throws Refusal `too-large` when an event has more than 512 KiB of data, or all of them together, with types and metadata, more than
 * 960 KiB
 */
export function ensureNotTooLarge(events: readonly Sized[]): void {
  const large = events.find(({ data }) => Buffer.byteLength(data) > largestEvent);
  if (large) throw new Refusal('too-large', `An event of type ${large.type} is larger than 512 KiB.`);
  // Nearly all appends are far below the limit, and are not measured exactly.
  if (sizeOfEvents(events) > largestAppend && exactSizeOf(events) > largestAppend)
    throw new Refusal('too-large', 'The events of this command are larger than 960 KiB together: divide it.');
}

const exactSizeOf = (events: readonly Sized[]): number =>
  events.reduce(
    (sum, { type, data, metadata, networkId, on }) =>
      sum + Buffer.byteLength(type + data + JSON.stringify({ ...metadata, networkId, on })),
    0,
  );
