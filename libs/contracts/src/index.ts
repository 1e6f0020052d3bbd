export * from './ids';
export * from './values';
export * from './charter';
export * from './liveliness';
