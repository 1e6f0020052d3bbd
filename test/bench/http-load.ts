import { type HttpClub, referralRequest } from './http-content';
import { autocannon } from './peers';
import { answering } from './program';

/** `path` ends with `/` where the id of the referral follows. */
export type Load = {
  url: string;
  method: 'PUT' | 'POST';
  path: string;
  connections: number;
  seconds: number;
  clubs: readonly HttpClub[];
};

export type Loaded = { answers: number; seconds: number; p50: number; p99: number };

const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

answering(async ({ url, method, path, connections, seconds, clubs }: Load) => {
  const result = await autocannon()({
    url,
    connections,
    duration: seconds,
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
  const { latency, non2xx, errors, duration } = result;
  if (non2xx + errors > 0)
    throw new Error(`${url}: ${String(non2xx)} answers were refusals, ${String(errors)} errors.`);
  const loaded: Loaded = {
    answers: result['2xx'],
    seconds: duration,
    p50: latency.p50,
    p99: latency.p99,
  };
  return loaded;
});
