import type { LedgerAnswer } from '@relais/contracts';
import type { Entry } from './entry';
import { createdKind } from './kinds';

type Line = LedgerAnswer['entries'][number];

/**
 * Whether a ledger shows already what an entry of the outbox records: the reply to the entry is still on its way, but an answer that was
 * read meanwhile knows it.
 */
export function isRecorded({ kind, subject }: Entry, lines: readonly Line[]): boolean {
  const id = subject.slice(subject.lastIndexOf('/') + 1);
  const isThanks = createdKind(subject) === 'thanks';
  const line = lines.find((one) =>
    isThanks ? one.id === id : one.referralId === id && (one.kind === 'given' || one.kind === 'lead-given'),
  );
  if (!line) return false;
  if (kind === 'withdrawal') return !line.standing;
  return kind !== 'agreement' || line.kind === 'given';
}
