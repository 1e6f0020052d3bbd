import { Refusal } from '@relais/event-sourcing';

const kibibyte = 1024;
const largestEvent = 512 * kibibyte;
const largestAppend = 960 * kibibyte;
/** More than the type and the metadata of an event take. */
const besideData = 512;

/** What the events of one append take at most, in bytes, whichever home keeps them; `data` as JSON. */
export const sizeOfEvents = (events: readonly Readonly<{ data: string }>[]): number =>
  events.reduce((sum, { data }) => sum + Buffer.byteLength(data) + besideData, 0);

/**
 * The same limits in every home of the log: an append fits into the 1 MiB that KurrentDB takes by default.
 * @param events of one append, their data as JSON
 * @throws Refusal `too-large` when an event has more than 512 KiB of data, or all of them together more than 960 KiB
 */
export function ensureNotTooLarge(events: readonly Readonly<{ type: string; data: string }>[]): void {
  const large = events.find(({ data }) => Buffer.byteLength(data) > largestEvent);
  if (large) throw new Refusal('too-large', `An event of type ${large.type} is larger than 512 KiB.`);
  if (sizeOfEvents(events) > largestAppend)
    throw new Refusal('too-large', 'The events of this command are larger than 960 KiB together: divide it.');
}
