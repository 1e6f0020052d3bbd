export * from './configuration';
export * from './installation';
export * from './relais.module';
