export { dueUntil } from './due';
export { ErasureClock } from './erasure-clock';
export { erasuresShownTo } from './erasures';
export { PlannedErasureRow, planErasures } from './plan';
export { RetentionPolicy } from './retention-policy';
