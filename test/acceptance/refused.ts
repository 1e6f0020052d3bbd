import type { RunningRelais } from './relais';

/** What changes a good body into a bad one, and the answer to it: status, code, and the path of the field. */
export type BadCase = [
  what: string,
  change: () => Record<string, unknown>,
  status: number,
  code: string,
  path?: string,
];

/** PUTs a body and expects a problem+json of this kind, and that nothing was recorded. */
export async function expectRefused(
  relais: RunningRelais,
  token: string,
  url: string,
  body: object,
  [status, code, path]: readonly [number, string, (string | undefined)?],
): Promise<void> {
  const before = await relais.installation.store.lastPosition();
  const answer = await relais.ask('PUT', url, { token, body });
  expect(answer).toMatchObject({ status, body: { status, code } });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const paths = ((answer.body['errors'] ?? []) as { path: string }[]).map((error) => error.path);
  if (path !== undefined) expect(paths).toContain(path);
  expect(await relais.installation.store.lastPosition()).toBe(before);
}

/** A day that is to come even at UTC+14. */
export const dayToCome = (): string => new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
