import { PersonId } from '@relais/contracts';
import type { FastifyRequest } from 'fastify';
import { InvalidInput } from './invalid-input';

/** The header `Relais-Person`, by which a caller who is several persons of a network names the one who speaks. */
export function chosenPersonOf({ headers }: Pick<FastifyRequest, 'headers'>): PersonId | null {
  const header = headers['relais-person'];
  if (header === undefined) return null;
  const { success, data } = PersonId.safeParse(header);
  if (!success)
    throw new InvalidInput([{ path: 'Relais-Person', code: 'invalid-format', message: 'must be a UUID' }]);
  return data;
}
