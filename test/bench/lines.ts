import { appends, oneCaller } from './appends';
import type { Line } from './bench';

/** The lines of "Speed to reach", in its order. */
export const lines: readonly Line[] = [appends, oneCaller];
