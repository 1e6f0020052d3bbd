export { Database, type Reader, type Stopped } from './database';
export { startOrJoin, type EmbeddedPostgres } from './embedded-postgres';
export { gathered } from './gathered';
export { type Columns, copyIn, copyOut } from './copy';
export { type Prepared, prepared, preparedOn } from './prepared';
export { type BinaryColumn, binaryRows } from './binary-rows';
export type { BinaryValue } from './binary-writer';
