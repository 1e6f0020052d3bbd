export { exportFolder, type ExportDependencies } from './export-folder';
export { importFolder, type ImportOptions } from './import-folder';
export type { ImportDependencies } from './import-context';
export * from './import-report';
export { copyMovedTo } from './moved-folder';
