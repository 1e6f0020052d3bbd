export * from './master-key';
export * from './vault';
export * from './vault-keys';
