import type { StoredEvent } from '@relais/event-sourcing';

/**
 * Events of another log must continue their streams here, and the times of this log.
 * @param revisions the last revision of each stream here
 * @param lastRecordedAt of this log
 * @throws Error that names the first event that does not
 */
export function ensureContinues(
  events: readonly StoredEvent[],
  revisions: Map<string, number>,
  lastRecordedAt: string,
): void {
  let before = lastRecordedAt;
  for (const { id, stream, revision, recordedAt } of events) {
    const last = revisions.get(stream) ?? -1;
    if (revision !== last + 1) {
      throw new Error(
        `Event ${id} has revision ${String(revision)} of ${stream}, which stands at ${String(last)} here.`,
      );
    }
    if (recordedAt <= before) throw new Error(`Event ${id} was recorded before the last event of this log.`);
    revisions.set(stream, revision);
    before = recordedAt;
  }
}
