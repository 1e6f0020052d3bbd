import { z } from 'zod';
import { NetworkId } from '../values/ids';
import { Day, StatedNeed } from '../values/values';

/** What the caller seeks, until the end of a day: today at the earliest, at most 90 days ahead. */
export const StateNeedBody = z.strictObject({ networkId: NetworkId, text: StatedNeed, until: Day });
export type StateNeedBody = z.infer<typeof StateNeedBody>;
