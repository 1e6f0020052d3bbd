import { nowInMs } from '../shared-counts';

const failuresPerDay = 30;
const mostFailuresPerDay = 300;

const ofDevice = `'failures:' || c.device_hash || ':' || c.address_hash`;
const ofAddress = `'failures:' || c.address_hash`;
const ofClient = `'failures:' || c.address_hash || ':' || c.client_hash`;
const failures = (key: string) =>
  `coalesce((select f.points from shared_count f where f.key = ${key} and f.expire > ${nowInMs}), 0)`;

/**
 * SQL: the counts that a wrong code adds to, of a row `c` of `sign_in_code`: its own for a known browser, those of the address and of
 * the client for others.
 */
export const failureKeys = `case when c.device_hash is not null then array[${ofDevice}] else array[${ofAddress}, ${ofClient}] end`;

/** SQL: whether a code may be tried. Once too many were wrong for an address, a client that entered no wrong one has one try a code. */
export const mayBeTried = `case when c.device_hash is not null then ${failures(ofDevice)} < ${String(failuresPerDay)}
  else ${failures(ofAddress)} < ${String(failuresPerDay)}
    or (${failures(ofAddress)} < ${String(mostFailuresPerDay)} and c.tries = 0 and ${failures(ofClient)} = 0) end`;
