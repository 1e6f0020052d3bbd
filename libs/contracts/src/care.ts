import { z } from 'zod';
import { CareNoteId, NetworkId, PersonId } from './values/ids';
import { Day } from './values/values';

/** A host called a person (« appelé »); the id is the note's. */
export const CareNoteBody = z.strictObject({ networkId: NetworkId, personId: PersonId, calledOn: Day });
export type CareNoteBody = z.infer<typeof CareNoteBody>;

/** The latest call of each person. `restsUntil`: until this day nobody needs to call them again. */
export const CareNotes = z.array(
  z.object({
    noteId: CareNoteId,
    personId: PersonId,
    calledOn: Day,
    restsUntil: Day,
    by: z.object({ personId: PersonId, name: z.string().nullable() }),
  }),
);
export type CareNotes = z.infer<typeof CareNotes>;

/** How those on the named lists can be reached: a visitor by what they left, others by a telephone that they show. */
export const Contacts = z.array(
  z.object({
    personId: PersonId,
    isVisitor: z.boolean(),
    /** As people of the network's country write it, and as it is dialled from anywhere. */
    phone: z.string().nullable(),
    tel: z.string().nullable(),
    email: z.string().nullable(),
  }),
);
export type Contacts = z.infer<typeof Contacts>;
