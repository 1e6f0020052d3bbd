export * from './configuration';
export * from './installation';
export * from './relais.module';
export { importDependencies } from './import-dependencies';
