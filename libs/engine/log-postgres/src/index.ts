export { PostgresEventStore } from './postgres-event-store';
export { auditLog } from './audit';
export { copyLog } from './copy-log';
export { WriteBehind } from './appending/write-behind';
export { ensureOneNetwork } from './appending/append-call';
export { contentHashUnder } from './appending/content-hash';
export { ensureNotTooLarge, sizeOfEvents } from './appending/event-size';
export { instantOf, recordedAfter } from './appending/recorded-times';
export { ensureContinues } from './appending/continuation';
