export * from './person.commands';
export * from './person.events';
export { person } from './person.decider';
export { personHandlers } from './person.handlers';
export * from './person.read-model';
export * from './rights';
export { type Asker, SignIn } from './sign-in';
export * from './tokens';
export { personFacts } from './person-facts';
