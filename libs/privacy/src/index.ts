export * from './erased';
export * from './erasure-list';
export * from './master-key';
export { Objections, objectionKey, referralOfKey } from './objections';
export { rotateMasterKey } from './rotation';
export { type Secrets, type Unlocked, ensureUnlockable, unlocked } from './secrets';
export { prospectId } from './subjects';
export * from './vault';
export * from './vault-keys';
