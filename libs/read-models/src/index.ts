export * from './projection';
export * from './read-models';
export type { RunnerState } from './projection-runner';
export { shares, shareOf } from './shares';
