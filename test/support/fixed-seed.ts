import fc from 'fast-check';
import { isLong, runs } from './random-runs';

// Ordinary runs try the same cases every time.
fc.configureGlobal({ numRuns: runs(100), ...(!isLong && { seed: 1844 }) });
