import { Refusal } from '@relais/event-sourcing';

const largestEvent = 1024 * 1024;

/**
 * @param data the event's data as JSON
 * @throws Refusal `too-large` above 1 MiB
 */
export function ensureNotTooLarge(type: string, data: string): void {
  if (Buffer.byteLength(data) > largestEvent)
    throw new Refusal('too-large', `An event of type ${type} is larger than 1 MiB.`);
}
