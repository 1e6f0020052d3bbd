import { type NewEvent, Refusal } from '@relais/event-sourcing';

const largestFact = 1024 * 1024;

/** @throws Refusal `too-large` above 1 MiB a fact, as JSON */
export function ensureNotTooLarge(events: readonly NewEvent[]): void {
  for (const { type, data } of events) {
    if (Buffer.byteLength(JSON.stringify(data)) > largestFact) {
      throw new Refusal('too-large', `A fact of type ${type} is larger than 1 MiB.`);
    }
  }
}
