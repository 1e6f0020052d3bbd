export * from './configuration';
export * from './installation';
export { inBulk, withCommands } from './in-bulk';
export { RelaisModule } from './relais.module';
export { say, serve } from './service';
export { replayErasures } from './erasures';
export { carryPolicies } from './policies';
export { importDependencies } from './import-dependencies';
export { knownFacts } from './known-facts';
