import { z } from 'zod';

/** ISO 3166, like FR. */
export const Country = z.string().regex(/^[A-Z]{2}$/, { error: 'must be a country (ISO 3166), like FR' });
export type Country = z.infer<typeof Country>;
