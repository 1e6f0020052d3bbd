import { setTimeout } from 'node:timers/promises';
import { type HttpClub, referralRequest } from '../http-content';
import { quantile } from '../report/rounds';
import { answering } from './program';

export type Quiet = { url: string; club: HttpClub; seconds: number };

/** Milliseconds from the moment at which a request was due. */
export type Heard = { p50: number; p99: number };

const everyMs = 10;
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

/** A member of a quiet club: reads its members and passes a referral, in turns. */
answering(async ({ url, club, seconds }: Quiet) => {
  const latencies: number[] = [];
  const running = new Set<Promise<void>>();
  const begin = performance.now();
  const one = async (n: number, dueAt: number) => {
    const { status } = await fetch(...requestOf(url, club, n));
    if (status !== 200) throw new Error(`The quiet network was answered ${String(status)}.`);
    latencies.push(performance.now() - dueAt);
  };
  for (let n = 0, dueAt = begin; dueAt < begin + seconds * 1000; n++, dueAt += everyMs) {
    while (performance.now() < dueAt) await setTimeout(dueAt - performance.now());
    const asked: Promise<void> = one(n, dueAt).finally(() => running.delete(asked));
    running.add(asked);
  }
  await Promise.all(running);
  latencies.sort((a, b) => a - b);
  const heard: Heard = { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
  return heard;
});

function requestOf(url: string, club: HttpClub, n: number): [string, RequestInit] {
  const authorization = `Bearer ${club.token}`;
  if (n % 2 === 0) return [`${url}/api/networks/${club.networkId}/members`, { headers: { authorization } }];
  const { id, body } = referralRequest([club], yesterday);
  return [
    `${url}/api/referrals/${id}`,
    {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
  ];
}
