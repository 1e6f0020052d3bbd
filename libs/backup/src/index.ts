export { backUp } from './back-up';
export { checkedBackup } from './checked-backup';
export { restore } from './restore';
