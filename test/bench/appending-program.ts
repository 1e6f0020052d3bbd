import { cpuOfProcess } from './cpu';
import { answering } from './program';
import { measured } from './rounds';
import { TrialReferrals } from './trial-referrals';

export type AppendingRound = { callers: number; forMs: number };

const [url = ''] = process.argv.slice(2);
const referrals = new TrialReferrals(url);

answering(({ callers, forMs }: AppendingRound) =>
  measured({ node: cpuOfProcess(process.pid), postgres: () => null }, callers, forMs, () => referrals.pass()),
);
