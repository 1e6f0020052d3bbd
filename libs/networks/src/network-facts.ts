import { Charter, CorrectionReason, Day, Language, LeftBecause, PersonId, Role } from '@relais/contracts';
import type { ShapesOf, Upcaster } from '@relais/event-sourcing';
import { z } from 'zod';
import type { NetworkEvent } from './network.events';

/** The shapes in which the facts of networks are stored today. */
export const networkFacts: ShapesOf<NetworkEvent> = {
  NetworkFounded: {
    schema: 2,
    data: z.strictObject({
      ref: z.string(),
      timezone: z.string(),
      currency: z.string(),
      decimals: z.int(),
      language: Language,
    }),
  },
  NetworkDescribed: { schema: 1, data: z.strictObject({ fields: z.array(z.string()) }) },
  CharterAdopted: { schema: 1, data: z.strictObject({ charter: Charter }) },
  MemberAdmitted: { schema: 1, data: z.strictObject({ personId: PersonId, joinedOn: Day.nullable() }) },
  MemberLeft: { schema: 1, data: z.strictObject({ personId: PersonId, because: LeftBecause }) },
  MembershipCorrected: {
    schema: 1,
    data: z.strictObject({
      personId: PersonId,
      previousJoinedOn: Day.nullable(),
      joinedOn: Day.nullable(),
      leftOn: Day.nullable(),
      because: LeftBecause.nullable(),
      reason: CorrectionReason,
    }),
  },
  MembershipAccepted: { schema: 1, data: z.strictObject({ personId: PersonId }) },
  MembershipDeclined: { schema: 1, data: z.strictObject({ personId: PersonId }) },
  RoleGranted: { schema: 1, data: z.strictObject({ personId: PersonId, role: Role }) },
  RoleRevoked: { schema: 1, data: z.strictObject({ personId: PersonId }) },
  RoleSuspended: {
    schema: 1,
    data: z.strictObject({ personId: PersonId, byId: PersonId.nullable(), lapses: z.boolean() }),
  },
  RoleConfirmed: { schema: 1, data: z.strictObject({ personId: PersonId }) },
};

/** How the older shapes of network events are read. */
export const networkUpcasters: readonly Upcaster[] = [
  {
    from: { type: 'NetworkFounded', schema: 1 },
    to: { type: 'NetworkFounded', schema: 2 },
    data: ({ data }) => ({ ...data, decimals: 2 }),
  },
];
