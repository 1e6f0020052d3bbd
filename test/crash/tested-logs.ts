import { emmettLog } from './emmett-log';
import type { TestedLog } from './tested-log';
import { naiveLog } from './naive-log';
import { relaisLog } from './relais-log';

export const testedLogs = { relais: relaisLog, naive: naiveLog, emmett: emmettLog } satisfies Record<
  string,
  TestedLog
>;

export type LogName = keyof typeof testedLogs;
