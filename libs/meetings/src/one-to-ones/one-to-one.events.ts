import { OneToOneId, PersonId } from '@relais/contracts';
import { type EventOf, event } from '@relais/event-sourcing';
import { z } from 'zod';

export const OneToOneHeld = event(
  'OneToOneHeld',
  1,
  z.strictObject({ oneToOneId: OneToOneId, aId: PersonId, bId: PersonId, ref: z.string().nullable() }),
);
const OneToOneWithdrawn = event('OneToOneWithdrawn', 1, z.strictObject({ oneToOneId: OneToOneId }));

export const oneToOneEvents = [OneToOneHeld, OneToOneWithdrawn] as const;
export type OneToOneEvent = EventOf<(typeof oneToOneEvents)[number]>;
