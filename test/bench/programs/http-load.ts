import { setTimeout } from 'node:timers/promises';
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

/** What one run of autocannon was answered. */
type Heard = { answers: number; seconds: number; latencies: number[]; refused: number[]; refusals: number };

async function heardBy({ url, method, path, connections, seconds, clubs, perSecond }: Load): Promise<Heard> {
  const latencies: number[] = [];
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
    latencies.push(ms);
    if (status !== 503) return;
    if (isFirst) refusedWhileOpening += 1;
    else refused.push(ms);
  });
  const { non2xx, errors, duration, ...counts } = await run;
  const refusals = refusedWhileOpening + refused.length;
  const failed = non2xx - refusals + errors;
  if (failed > 0)
    throw new Error(
      `${url}: ${String(failed)} answers were neither good nor 503: ${JSON.stringify({ errors, ...counts })}`,
    );
  return { answers: counts['2xx'], seconds: duration, latencies, refused, refusals };
}

/** Autocannon sends what is due in a second as early in it as it is answered; of ten that begin one after the other, each sends its tenth. */
const beginnings = 10;

async function heardInTurn(load: Load): Promise<Heard[]> {
  const { connections, perSecond } = load;
  if (perSecond === undefined) return [await heardBy(load)];
  const part = {
    connections: Math.round(connections / beginnings),
    perSecond: Math.round(perSecond / beginnings),
  };
  return Promise.all(
    Array.from({ length: beginnings }, async (_, n) => {
      await setTimeout((1000 / beginnings) * n);
      return heardBy({ ...load, ...part });
    }),
  );
}

const sorted = (lists: readonly number[][]): number[] => lists.flat().sort((a, b) => a - b);

answering(async (load: Load) => {
  const heard = await heardInTurn(load);
  const sum = (of: (one: Heard) => number) => heard.reduce((total, one) => total + of(one), 0);
  const latencies = sorted(heard.map((one) => one.latencies));
  const loaded: Loaded = {
    answers: sum(({ answers }) => answers),
    seconds: Math.max(...heard.map(({ seconds }) => seconds)),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    refused: {
      answers: sum(({ refusals }) => refusals),
      p99: quantile(sorted(heard.map(({ refused }) => refused)), 0.99),
    },
  };
  return loaded;
});
