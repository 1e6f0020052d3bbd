export * from './history';
export { Random } from './random';
