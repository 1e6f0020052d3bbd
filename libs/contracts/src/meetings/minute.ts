import { z } from 'zod';
import { MeetingId, PersonId, ReferralId } from '../values/ids';
import { Day } from '../values/values';

const person = z.object({ personId: PersonId, name: z.string().nullable() });
/** How many there are, and the latest three of them. */
const part = <Line extends z.ZodType>(line: Line) => z.object({ count: z.int(), lines: z.array(line) });
const dated = z.object({ on: Day, person });

/**
 * « Ma minute »: what the caller can tell in the round, since the last meeting where they were in the room (DOMAIN.md, "Meetings").
 * Null: a kind that is kept out of the meetings of this network.
 */
export const MinuteAnswer = z.object({
  /** Whose closing it begins with; null: the last thirty days. */
  since: z.object({ meetingId: MeetingId, date: Day }).nullable(),
  referrals: part(
    dated.extend({ referralId: ReferralId, prospect: z.string().nullable(), need: z.string().nullable() }),
  ).nullable(),
  thanks: part(dated).nullable(),
  oneToOnes: part(dated),
  guests: part(dated),
  needs: part(z.object({ on: Day, text: z.string() })).nullable(),
});
export type MinuteAnswer = z.infer<typeof MinuteAnswer>;

const people = part(person);

/** The minute of a person in the room as everybody there sees it: only the members it went to. */
export const ProjectedMinuteAnswer = z.object({
  personId: PersonId,
  referrals: people.nullable(),
  thanks: people.nullable(),
  oneToOnes: people,
  guests: people,
  needs: part(z.string()).nullable(),
});
export type ProjectedMinuteAnswer = z.infer<typeof ProjectedMinuteAnswer>;
