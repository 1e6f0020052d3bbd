export { exportFolder } from './export-folder';
export { checkFolder, type CheckOptions } from './checked-folder';
export { importFolder, type ImportOptions } from './import-folder';
export { type Merge, withMerge } from './merges';
export type { ImportDependencies } from './import-context';
export * from './import-report';
export { copyMovedTo } from './moved-folder';
