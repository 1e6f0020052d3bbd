import type { Day } from '@relais/contracts';
import { day } from '@relais/contracts';

export const today: Day = day;
