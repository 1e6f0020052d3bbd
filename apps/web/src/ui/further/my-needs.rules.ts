import type { StateNeedBody } from '@relais/contracts';
import type { Entry } from '../../server/outbox/entry';
import type { Member } from '../../server/reads';

/** @property subject its address in the outbox */
export type MyNeed = Readonly<{ subject: string; text: string; until: string }>;

/** What a person seeks, with what this device has not sent yet: stated and taken back; the latest first. */
export function needsNow(recorded: Member['needs'], entries: readonly Entry[]): MyNeed[] {
  const unsent = entries
    .filter(({ kind }) => kind === 'need')
    .map(({ subject, body }) => {
      const { text, until } = body as StateNeedBody;
      return { subject, text, until };
    });
  const known = recorded.map(({ needId, text, until }) => ({ subject: `/needs/${needId}`, text, until }));
  const isWithdrawn = ({ subject }: MyNeed) =>
    entries.some((entry) => entry.kind === 'withdrawal' && entry.subject === subject);
  const isUnsent = ({ subject }: MyNeed) => unsent.some((one) => one.subject === subject);
  return [...unsent.toReversed(), ...known.filter((one) => !isUnsent(one))].filter(
    (one) => !isWithdrawn(one),
  );
}
