import { STATUS_CODES } from 'node:http';
import type { Problem } from '@relais/contracts';

/** Refusals with another status than 422. */
const statuses: Readonly<Record<string, number>> = {
  'not-allowed': 403,
  'not-the-giver': 403,
  'not-the-receiver': 403,
  'not-the-person': 403,
  'address-not-verified': 403,
  'role-suspended': 403,
  'sign-in-anew': 403,
  'not-accepted': 403,
  'not-found': 404,
  'unknown-network': 404,
  'visit-unknown': 404,
  'other-content': 409,
  'lost-race': 409,
  'person-not-yours': 404,
  'person-not-chosen': 400,
  'bad-cursor': 400,
  'address-in-use': 409,
  'code-refused': 410,
  'too-large': 413,
  'rate-limited': 429,
  'too-many-streams': 429,
  unavailable: 503,
  'not-yet': 503,
  'read-model-stopped': 503,
};

export const statusOf = (code: string): number => statuses[code] ?? 422;

export const problemType = 'application/problem+json; charset=utf-8';

/** For answers that are given before the usual headers are set. */
export const problemHeaders = {
  'content-type': problemType,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** RFC 9457 */
export function problem(status: number, code: string, detail: string, errors?: Problem['errors']): Problem {
  return {
    type: `urn:relais:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
    ...(errors && errors.length > 0 && { errors }),
  };
}

/** The raw answer for a connection that is closed afterwards. */
export function rawProblem({ status, title, ...rest }: Problem): string {
  const body = JSON.stringify({ status, title, ...rest });
  const head = [
    `HTTP/1.1 ${String(status)} ${title}`,
    ...Object.entries(problemHeaders).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${String(Buffer.byteLength(body))}`,
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
