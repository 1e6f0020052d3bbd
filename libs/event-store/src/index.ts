export { KurrentEventStore } from './kurrent-event-store';
export { type EventStoreSettings, openEventStore } from './open-event-store';
export { PostgresEventStore } from './postgres-event-store';
export { audited } from './audit';
export { type Copied, copyLog } from './copy-log';
export { WriteBehind } from './write-behind';
