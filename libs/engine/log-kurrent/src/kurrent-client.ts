import { KurrentDBClient } from '@kurrent/kurrentdb-client';

/** A client of a log at `kurrentdb://…` or `esdb://…`; it connects to the leader unless the address says otherwise. */
export function connect(url: string): KurrentDBClient {
  const address = url.replace(/^esdb/, 'kurrentdb').replace(/[?&]throwOnAppendFailure=[^&]*/i, '');
  const isSaid = /[?&]nodePreference=/i.test(address);
  const preference = `${address.includes('?') ? '&' : '?'}nodePreference=leader`;
  return KurrentDBClient.connectionString(isSaid ? address : `${address}${preference}`);
}

/** Hosts and ports of an address, without user and password. */
export const hostsOf = (url: string): string => /^[^:]+:\/\/(?:[^@/]*@)?([^/?]*)/.exec(url)?.[1] ?? '';

/** The user of an address. */
export const userOf = (url: string): string | undefined => {
  const user = /^[^:]+:\/\/([^:@/]+)(?::[^@/]*)?@/.exec(url)?.[1];
  return user === undefined ? undefined : decodeURIComponent(user);
};

/** The result, or an error when it takes longer. */
export async function inTime<T>(limitMs: number, asked: Promise<T>): Promise<T> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    limit = setTimeout(() => {
      reject(new Error(`There was no answer in ${String(limitMs)} ms.`));
    }, limitMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(limit);
  }
}
