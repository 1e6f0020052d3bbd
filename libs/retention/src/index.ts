export { type DueErasure, dueUntil } from './due';
export { PlannedErasureRow, planErasures } from './plan';
export { RetentionPolicy } from './retention-policy';
