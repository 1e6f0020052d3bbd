import { z } from 'zod';
import { longest } from '../limits';
import { PersonId } from '../values/ids';
import { line } from '../values/values';
import { mostAgendaItems } from './agenda-minutes';

export const AgendaTitle = line(longest.agendaTitle);

/** @property round which of the items is the « tour de table », from 0 on; missing: none */
export const PutAgendaBody = z
  .strictObject({
    items: z
      .array(z.strictObject({ title: AgendaTitle, minutes: z.int() }))
      .max(mostAgendaItems, { error: `must be at most ${mostAgendaItems} items` }),
    round: z.int().nullish(),
  })
  .refine(({ items, round }) => round == null || round in items, {
    error: 'must be the index of an item',
    path: ['round'],
  });
export type PutAgendaBody = z.infer<typeof PutAgendaBody>;

/** The member who opens the round of a meeting. */
export const PutRoundBody = z.strictObject({ openedBy: PersonId });
export type PutRoundBody = z.infer<typeof PutRoundBody>;
