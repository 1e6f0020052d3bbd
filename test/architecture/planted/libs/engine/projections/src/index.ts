export { runner } from './runner';
