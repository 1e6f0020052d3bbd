export { Database, type Reader, type Stopped } from './database';
export { startOrJoin, type EmbeddedPostgres } from './embedded-postgres';
export { gathered } from './gathered';
export { type Columns, copyIn, copyOut } from './copy';
export { type Prepared, prepared, preparedOn } from './prepared';
export { BinaryRows } from './binary-rows';
export { copiedRows } from './copied-rows';
export type { BinaryReader } from './binary-reader';
export type { BinaryWriter } from './binary-writer';
