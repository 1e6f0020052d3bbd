export * from './person.commands';
export * from './person.events';
export { person } from './person.decider';
export { personHandlers } from './person.handlers';
export * from './person.read-model';
export { type Asker, SignIn } from './sign-in';
export { personFacts } from './person-facts';
