import type { LivelinessAnswer } from '@relais/contracts';

/** From the bottom of a column to its top; DOMAIN.md, "Persons". */
export const groups = ['core', 'occasional', 'recent', 'returning', 'new', 'substitute'] as const;
export type Group = (typeof groups)[number];

type Counted = LivelinessAnswer['meetings'][number];
type Other = LivelinessAnswer['otherMeetings'][number];

/** A held meeting; those of another kind count for nothing and are hatched. */
export type Column = (Counted & { counted: true }) | (Other & { counted: false });

/** The last counted meetings and what was held between them, oldest first. */
export function columnsOf({ meetings, otherMeetings }: LivelinessAnswer, howMany: number): Column[] {
  const shown = meetings.slice(-howMany);
  const first = howMany >= meetings.length ? '' : (shown[0]?.date ?? '');
  return [
    ...shown.map((meeting): Column => ({ ...meeting, counted: true })),
    ...otherMeetings
      .filter(({ date }) => date >= first)
      .map((meeting): Column => ({ ...meeting, counted: false })),
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.ref < b.ref ? -1 : 1));
}
