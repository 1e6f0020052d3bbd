export * from './projection';
export * from './read-models';
export type { Progress, StoppedNetwork } from './progress';
export type { RunnerState } from './projection-runner';
export type { Duty } from './share-locks';
export { type Stop, digest } from './digest';
export { isServerTrouble } from './server-trouble';
export { shares, shareOf } from './shares';
