export { Database } from './database';
export { startOrJoin, type EmbeddedPostgres } from './embedded-postgres';
export { type Columns, copyIn, copyOut } from './copy';
