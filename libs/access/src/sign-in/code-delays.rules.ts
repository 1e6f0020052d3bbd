/** Codes that a browser which signed in by an address before may ask for in ten minutes. */
export const codesPerKnownDevice = 5;

const promptPerClient = 5;
const longestDelay = 600;
const promptPerAddress = 10;
const longestGap = 60;

/**
 * How long a code waits that a client asks for, for the so manieth time in an hour for one address: the sixth a minute, each further one
 * twice as long. Null: longer than a code holds, so none is made.
 * @returns seconds
 */
export function delayOfClient(requests: number): number | null {
  const delay = requests <= promptPerClient ? 0 : 60 * 2 ** (requests - promptPerClient - 1);
  return delay > longestDelay ? null : delay;
}

/**
 * What lies between two mails with codes to one address when so many went there in the last hour, asked for by browsers that never
 * signed in by it: nothing for the first ten, then a second, each time twice as long, up to a minute.
 * @returns seconds
 */
export const gapOfAddress = (sent: number): number =>
  sent < promptPerAddress ? 0 : Math.min(longestGap, 2 ** (sent - promptPerAddress));
