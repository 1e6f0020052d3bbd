import { z } from 'zod';
import { Instant } from '../values/values';

export const EmptyBody = z.strictObject({});
export type EmptyBody = z.infer<typeof EmptyBody>;

/** The address of the caller's calendar: shown this once. */
export const MadeCalendarAnswer = z.object({ url: z.url() });
export type MadeCalendarAnswer = z.infer<typeof MadeCalendarAnswer>;

/** `madeAt` null: the caller has no calendar address. */
export const MyCalendarAnswer = z.object({ madeAt: Instant.nullable() });
export type MyCalendarAnswer = z.infer<typeof MyCalendarAnswer>;
