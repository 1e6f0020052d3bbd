export * from './master-key';
export * from './vault';
