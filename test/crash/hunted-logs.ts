import { emmettLog } from './emmett-log';
import type { HuntedLog } from './hunted-log';
import { naiveLog } from './naive-log';
import { relaisLog } from './relais-log';

export const huntedLogs = { relais: relaisLog, naive: naiveLog, emmett: emmettLog } satisfies Record<
  string,
  HuntedLog
>;

export type LogName = keyof typeof huntedLogs;
