export * from './configuration';
export * from './installation';
export * from './relais.module';
export { say, serve } from './service';
export { importDependencies } from './import-dependencies';
export { knownFacts } from './known-facts';
