import { PersonId } from '@relais/contracts';
import type { ShapesOf } from '@relais/event-sourcing';
import { z } from 'zod';
import type { PersonEvent } from './person.events';

/** The shapes in which the facts of people are stored today. */
export const personFacts: ShapesOf<PersonEvent> = {
  PersonRegistered: { schema: 1, data: z.strictObject({ personId: PersonId }) },
  PersonDescribed: {
    schema: 1,
    data: z.strictObject({ personId: PersonId, fields: z.array(z.string()) }),
  },
  ContactErased: { schema: 1, data: z.strictObject({ personId: PersonId }) },
  PersonErased: { schema: 1, data: z.strictObject({ personId: PersonId }) },
};
