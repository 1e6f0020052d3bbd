import { randomUUID } from 'node:crypto';
import { day } from '@relais/event-sourcing';
import { rows } from './referral.read-model';

export const referral = [randomUUID, rows, day];
