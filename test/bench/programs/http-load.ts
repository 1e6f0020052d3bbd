import { type HttpClub, referralRequest } from '../http-content';
import { autocannon } from '../peers';
import { quantile } from '../report/rounds';
import { answering } from './program';

/** `path` ends with `/` where the id of the referral follows; `perSecond`: so many in all, however fast the answers are. */
export type Load = {
  url: string;
  method: 'PUT' | 'POST';
  path: string;
  connections: number;
  seconds: number;
  clubs: readonly HttpClub[];
  perSecond?: number;
};

/** Latencies in milliseconds: of all answers; of those that were 503 alone, once their connection was open. */
export type Loaded = {
  answers: number;
  seconds: number;
  p50: number;
  p99: number;
  refused: { answers: number; p99: number };
};

const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

answering(async ({ url, method, path, connections, seconds, clubs, perSecond }: Load) => {
  const refused: number[] = [];
  let refusedWhileOpening = 0;
  const open = new WeakSet();
  const run = autocannon()({
    url,
    connections,
    duration: seconds,
    ...(perSecond !== undefined && { overallRate: perSecond }),
    requests: [
      {
        setupRequest: (request) => {
          const { id, token, body } = referralRequest(clubs, yesterday);
          return {
            ...request,
            method,
            path: path.endsWith('/') ? `${path}${id}` : path,
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
            body: JSON.stringify(body),
          };
        },
      },
    ],
  });
  // The first answer counts from when the connection was asked for; Node accepts one in each turn of its event loop.
  run.on('response', (client, status, _bytes, ms) => {
    const isFirst = !open.has(client);
    open.add(client);
    if (status !== 503) return;
    if (isFirst) refusedWhileOpening += 1;
    else refused.push(ms);
  });
  const { latency, non2xx, errors, duration, ...counts } = await run;
  const refusals = refusedWhileOpening + refused.length;
  const failed = non2xx - refusals + errors;
  if (failed > 0)
    throw new Error(
      `${url}: ${String(failed)} answers were neither good nor 503: ${JSON.stringify({ errors, ...counts })}`,
    );
  const loaded: Loaded = {
    answers: counts['2xx'],
    seconds: duration,
    p50: latency.p50,
    p99: latency.p99,
    refused: {
      answers: refusals,
      p99: quantile(
        refused.toSorted((a, b) => a - b),
        0.99,
      ),
    },
  };
  return loaded;
});
