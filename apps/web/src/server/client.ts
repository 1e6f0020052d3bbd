import type { PersonId, Problem, Recorded } from '@relais/contracts';
import createClient, { type ClientPathsWithMethod, type ParamsOption } from 'openapi-fetch';
import { confirmIdentity } from './confirming';
import type { paths } from './openapi';

/** An answer other than 2xx; `retryAfter` in seconds where the server names it. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail);
  }
}

const api = createClient<paths>({ credentials: 'same-origin' });
type Method = 'get' | 'post' | 'put' | 'delete';
type Path<M extends Method> = ClientPathsWithMethod<typeof api, M>;
type Operation<M extends Method, P extends Path<M>> = paths[P] extends Record<M, infer Found> ? Found : never;
type Json<Content> = { content: { 'application/json': Content } };
// Not as openapi-fetch has them: it takes the brand of an id for properties of an object.
type Answer<M extends Method, P extends Path<M>> =
  Operation<M, P> extends { responses: { 200: Json<infer Found> } } ? Found : undefined;
type BodyOption<Given> = Given extends { requestBody: Json<infer Body> } ? { body: Body } : { body?: never };

/** Which of the account's persons speaks; without it, it is about no network, or about all of them. */
type By = Readonly<{ as?: PersonId }>;
/** Parameters and body, as the OpenAPI document has them. */
type Asked<M extends Method, P extends Path<M>> = By &
  ParamsOption<Operation<M, P>> &
  BodyOption<Operation<M, P>>;

/** The last position that the server returned; reads wait for it, so that people see their own writes. */
let lastPosition: string | null = null;

type Init = By & Readonly<{ headers?: Record<string, string> }>;
/** The same without types: `read`, `send` and `record` have them. */
const request = api.request as (
  method: Method,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

async function call(method: Method, path: string, init: Init): Promise<unknown> {
  const { as, ...asked } = init;
  const headers = { ...asked.headers, ...(as !== undefined && { 'Relais-Person': as }) };
  const { data, error, response } = await request(method, path, { ...asked, headers });
  if (response.ok) return data;
  const problem = problemIn(error, response);
  if (problem.code === 'sign-in-anew' && (await confirmIdentity())) return call(method, path, init);
  throw new ProblemError(problem, Number(response.headers.get('Retry-After')) || null);
}

const problemIn = (error: unknown, { status, statusText }: Response): Problem => ({
  ...{ type: 'about:blank', title: statusText, detail: statusText, code: `http-${status}` },
  ...(typeof error === 'object' && error),
  status,
});

export async function read<P extends Path<'get'>>(
  path: P,
  asked: Asked<'get', P> & Readonly<{ signal?: AbortSignal }>,
): Promise<Answer<'get', P>> {
  const headers = { ...(lastPosition && { 'Relais-After': lastPosition }) };
  return (await call('get', path, { ...asked, headers })) as Answer<'get', P>;
}

/** A file as text. */
export async function readText<P extends Path<'get'>>(path: P, asked: Asked<'get', P>): Promise<string> {
  const init = { ...asked, parseAs: 'text' };
  return (await call('get', path, init)) as string;
}

/** Settings, tokens, links, signing in and out are not events: they are sent at once, without the outbox. */
export async function send<M extends 'post' | 'put' | 'delete', P extends Path<M>>(
  method: M,
  path: P,
  asked: Asked<M, P>,
): Promise<Answer<M, P>> {
  return (await call(method, path, asked)) as Answer<M, P>;
}

/** For what cannot wait in the outbox: founding, inviting, roles. */
export async function record<P extends Path<'put'>>(
  path: P,
  asked: Asked<'put', P>,
): Promise<Answer<'put', P>> {
  const recorded = await send('put', path, asked);
  lastPosition = (recorded as Recorded).position;
  return recorded;
}

type Delivery = By & Readonly<{ command: string; body: unknown }> & Pick<RequestInit, 'keepalive' | 'signal'>;

/** Sends an entry of the outbox to its path; a repeated command is recorded once. */
export async function deliver(path: string, { command, ...delivery }: Delivery): Promise<void> {
  const recorded = await call('put', path, { ...delivery, headers: { 'Relais-Command': command } });
  lastPosition = (recorded as Recorded).position;
}
