import { appends, oneCaller } from '../appends';
import type { Line } from '../bench';
import { http } from '../http';
import { kurrentDb, kurrentDbUrl } from '../kurrentdb';
import { live } from '../live';
import { overload } from '../overload';
import { rebuild, rebuildTenMillion } from '../rebuild';
import { refusals } from '../refusals';
import { tenMillion } from '../ten-million';
import { twoProcesses } from '../two-processes';
import { visible } from '../visible';

/** The lines of "Speed to reach", in its order. */
export const lines: readonly Line[] = [
  appends,
  oneCaller,
  twoProcesses,
  rebuild,
  rebuildTenMillion,
  visible,
  tenMillion,
  http,
  refusals,
  overload,
  live,
  ...(kurrentDbUrl === undefined ? [] : [kurrentDb(kurrentDbUrl)]),
];
