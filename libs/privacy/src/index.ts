export * from './master-key';
export { rotateMasterKey } from './rotation';
export { type Secrets, type Unlocked, unlocked } from './secrets';
export * from './vault';
export * from './vault-keys';
