import { cpuOfProcess } from '../cpu';
import { measured } from '../report/rounds';
import { BenchReferrals } from '../bench-referrals';
import { answering } from './program';

export type AppendingRound = { callers: number; forMs: number };

const [url = ''] = process.argv.slice(2);
const referrals = new BenchReferrals(url);

answering(({ callers, forMs }: AppendingRound) =>
  measured({ node: cpuOfProcess(process.pid), postgres: () => null }, callers, forMs, () => referrals.pass()),
);
