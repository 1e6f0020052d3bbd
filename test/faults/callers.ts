import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UsedRelais } from './killed-relais';

export type Answer = Readonly<{
  what: string;
  /** 0: there was none. */
  status: number;
  ms: number;
  code: string | null;
  retryAfter: string | null;
}>;

const pauseMs = 20;

/** Asks and writes down how the answer was. */
export async function ask(
  { url, token }: Pick<UsedRelais, 'url' | 'token'>,
  what: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const begun = performance.now();
  const took = () => performance.now() - begun;
  try {
    const answer = await fetch(`${url}${path}`, {
      method: body ? 'PUT' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const { code = null } = (await answer.json()) as { code?: string };
    return { what, status: answer.status, ms: took(), code, retryAfter: answer.headers.get('retry-after') };
  } catch (error) {
    return { what, status: 0, ms: took(), code: String(error), retryAfter: null };
  }
}

/**
 * Callers that read and pass referrals, each one request after the other; who was not acknowledged says the same again, under the same
 * id. `end` resolves with the ids that were acknowledged.
 */
export function calling(relais: UsedRelais, callers: number) {
  const answers: Answer[] = [];
  const acknowledged: string[] = [];
  let isOver = false;
  const { networkId, receiverId } = relais;

  const caller = async () => {
    for (let id = randomUUID(); !isOver;) {
      answers.push(await ask(relais, 'read', `/api/networks/${networkId}/members`));
      const body = { networkId, receiverId, passedOn: '2026-03-05', scope: 'inside' };
      const passed = await ask(relais, 'command', `/api/referrals/${id}`, body);
      answers.push(passed);
      if (passed.status === 200) {
        acknowledged.push(id);
        id = randomUUID();
      } else await sleep(pauseMs);
    }
  };
  const all = Promise.all(Array.from({ length: callers }, caller));
  return {
    answers,
    acknowledged,
    async end(): Promise<void> {
      isOver = true;
      await all;
    },
  };
}
