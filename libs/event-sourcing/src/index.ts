export * from './event';
export * from './command';
export * from './decider';
export * from './refusal';
export * from './event-store';
export * from './ids';
export * from './spec-of';
export * from './clock';
