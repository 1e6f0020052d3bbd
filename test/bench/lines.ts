import { appends, oneCaller } from './appends';
import type { Line } from './bench';
import { http } from './http';
import { twoProcesses } from './two-processes';

/** The lines of "Speed to reach", in its order. */
export const lines: readonly Line[] = [appends, oneCaller, twoProcesses, http];
