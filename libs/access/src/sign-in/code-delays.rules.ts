/** How many codes a browser may request in ten minutes for an address by which it signed in before. */
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
 * The pause between two mails with codes to one address, by the number that went there in the last hour for browsers that never signed
 * in by it: none for the first ten, then a second, doubling up to a minute.
 * @returns seconds
 */
export const gapOfAddress = (sent: number): number =>
  sent < promptPerAddress ? 0 : Math.min(longestGap, 2 ** (sent - promptPerAddress));
