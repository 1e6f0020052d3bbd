export { type BackupSource, type BackedUp, backUp } from './back-up';
export { type Backup, checkedBackup } from './checked-backup';
export { type Restored, restore } from './restore';
export { keptTables } from './manifest';
