import type { PersonId, Problem, Recorded } from '@relais/contracts';
import { confirmed } from './confirming';

/** An answer other than 2xx; `retryAfter` in seconds where the server names it. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail);
  }
}

/** The last position that the server gave us; reads wait for it, so that one sees one's own writes. */
let lastPosition: string | null = null;

async function call(method: string, path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(`/api${path}`, { ...init, method, credentials: 'same-origin' });
  if (response.ok) return response;
  const problem = await problemIn(response);
  if (problem.code === 'sign-in-anew' && (await confirmed())) return call(method, path, init);
  throw new ProblemError(problem, Number(response.headers.get('Retry-After')) || null);
}

async function problemIn(response: Response): Promise<Problem> {
  const fallback = {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: response.statusText,
    code: `http-${response.status}`,
  };
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>), status: response.status };
  } catch {
    return fallback;
  }
}

/** Which of the account's persons speaks; null where it is about no network, or about all of them. */
type Speaker = PersonId | null;

const speaking = (as: Speaker): Record<string, string> => (as ? { 'Relais-Person': as } : {});

export async function read<T>(path: string, signal?: AbortSignal, as: Speaker = null): Promise<T> {
  const headers = { ...speaking(as), ...(lastPosition && { 'Relais-After': lastPosition }) };
  const response = await call('GET', path, { headers, signal: signal ?? null });
  return (await response.json()) as T;
}

type Request = RequestInit & Readonly<{ headers: Record<string, string> }>;

const requestOf = (body: unknown, as: Speaker): Request =>
  body === undefined
    ? { headers: speaking(as) }
    : {
        body: JSON.stringify(body),
        headers: { ...speaking(as), 'Content-Type': 'application/json' },
      };

/** What is no fact – settings, tokens, links – is sent at once, not put into the outbox. */
export async function send<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  as: Speaker = null,
): Promise<T> {
  const response = await call(method, path, requestOf(body, as));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** How the outbox sends: the same command again is recorded once. */
type Delivery = Readonly<{ command: string; method: string }> & Pick<RequestInit, 'keepalive' | 'signal'>;

/** For the outbox, where whoever wants to write puts it; and for what cannot wait there: founding, inviting, roles. */
export async function record<Answer extends Recorded = Recorded>(
  path: string,
  body: unknown,
  as: Speaker,
  delivery?: Delivery,
): Promise<Answer> {
  const { command, method = 'PUT', ...init } = delivery ?? {};
  const request = requestOf(body, as);
  const headers = { ...request.headers, ...(command && { 'Relais-Command': command }) };
  const response = await call(method, path, { ...request, ...init, headers });
  const recorded = (await response.json()) as Answer;
  lastPosition = recorded.position;
  return recorded;
}

/** For what signs in and out: neither a fact nor anything that may wait. */
export async function act(
  method: 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  as: Speaker = null,
): Promise<void> {
  await call(method, path, requestOf(body, as));
}
