import { Refusal } from '@relais/event-sourcing';

const largestFact = 1024 * 1024;

/**
 * @param data the fact's data as JSON
 * @throws Refusal `too-large` above 1 MiB
 */
export function ensureNotTooLarge(type: string, data: string): void {
  if (Buffer.byteLength(data) > largestFact)
    throw new Refusal('too-large', `A fact of type ${type} is larger than 1 MiB.`);
}
