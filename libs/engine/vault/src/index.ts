export { vaultRelations } from './relations';
export { destroySubjects, noteResidue } from './destroy-subjects';
export * from './master-key';
export { recycleWriteAheadLog, rewriteVault } from './residue';
export { type KeyTable, rotateMasterKey } from './rotation';
export { ensureUnlockable, unlock } from './secrets';
export * from './vault';
export * from './vault-keys';
export { KeptValues } from './kept-values';
