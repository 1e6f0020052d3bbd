import { Day, NeedId, PersonId } from '@relais/contracts';
import { type EventOf, event } from '@relais/event-sourcing';
import { z } from 'zod';

/** A participant says what they seek, until the end of a day; the text is in the vault, under the id of the need. */
export const NeedStated = event(
  'NeedStated',
  1,
  z.strictObject({ needId: NeedId, personId: PersonId, until: Day, ref: z.string().nullable() }),
);
/** The need is met, or was stated by mistake: its text is destroyed. */
const NeedWithdrawn = event('NeedWithdrawn', 1, z.strictObject({ needId: NeedId, personId: PersonId }));

export const needEvents = [NeedStated, NeedWithdrawn] as const;
export type NeedEvent = EventOf<(typeof needEvents)[number]>;
