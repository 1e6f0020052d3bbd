import type { EntityManager } from 'typeorm';
import { delayOfClient, gapOfAddress } from './code-delays.rules';

type Sent = { sent: number; ago: number | null };

/** What goes to one address is looked at one after the other. */
export async function oneAtATimeTo(rows: EntityManager, addressHash: string): Promise<void> {
  await rows.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [addressHash]);
}

/** How long a code waits that a client asks for the so manieth time; null: it is not made. */
export async function waitOf(
  rows: EntityManager,
  addressHash: string,
  requests: number,
): Promise<number | null> {
  const delay = delayOfClient(requests);
  const gap = await gapTo(rows, addressHash);
  return delay === null ? null : Math.max(delay, gap);
}

/** Seconds until the next mail may go to an address that a browser unknown there asks for. */
export async function gapTo(rows: EntityManager, addressHash: string): Promise<number> {
  const [{ sent, ago } = { sent: 0, ago: null }]: Sent[] = await rows.query(
    `select count(*)::int as sent, extract(epoch from clock_timestamp() - max(sent_at))::float8 as ago from sign_in_code
      where address_hash = $1 and device_hash is null and sent_at > now() - interval '1 hour'`,
    [addressHash],
  );
  const gap = gapOfAddress(sent);
  return gap === 0 ? 0 : Math.max(0, gap - (ago ?? gap));
}

/** A code that goes out ends the earlier ones of the same address and browser. */
export async function endEarlier(rows: EntityManager, codeId: string): Promise<void> {
  await rows.query(
    `update sign_in_code c set used_at = now() from sign_in_code sent
      where sent.code_id = $1 and c.code_id <> $1 and c.used_at is null
        and c.browser_hash = sent.browser_hash and c.address_hash = sent.address_hash`,
    [codeId],
  );
}
