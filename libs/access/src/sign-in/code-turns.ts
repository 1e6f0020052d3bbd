import type { EntityManager } from 'typeorm';
import { delayOfClient, gapOfAddress } from './code-delays.rules';

type Sent = { sent: number; ago: number | null };

type NewCode = Readonly<{
  codeId: string;
  browserHash: Buffer;
  hashOfAddress: string;
  sealed: Buffer;
  wrappedKey: Buffer;
  codeHash: string;
  linkHash: Buffer;
  deviceHash: string | null;
  clientHash: string;
  requests: number;
  waits: number;
}>;

export const waitingCondition = `used_at is null and sent_at is null`;

/** Requests for one address run one after the other. */
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

/** Seconds until the next mail to an address may go out for an unknown browser. */
export async function gapTo(rows: EntityManager, addressHash: string): Promise<number> {
  const [{ sent, ago } = { sent: 0, ago: null }]: Sent[] = await rows.query(
    `select count(*)::int as sent, extract(epoch from clock_timestamp() - max(sent_at))::float8 as ago from sign_in_code
      where address_hash = $1 and device_hash is null and sent_at > now() - interval '1 hour'`,
    [addressHash],
  );
  const gap = gapOfAddress(sent);
  return gap === 0 ? 0 : Math.max(0, gap - (ago ?? gap));
}

/** Puts a code in its turn, or in that of one of the same browser that waits already. @returns seconds until then, 0: it counts as sent */
export async function queueCode(rows: EntityManager, code: NewCode): Promise<number> {
  const [queued]: { waits: number }[] = await rows.query(
    `with earlier as (
       delete from sign_in_code where browser_hash = $2 and address_hash = $3 and ${waitingCondition} and due_at > now()
       returning due_at, requests),
     turn as (select least(now() + make_interval(secs => $11), min(due_at)) as due_at, least($10, min(requests)) as requests from earlier)
     insert into sign_in_code (code_id, browser_hash, address_hash, sealed_address, wrapped_key, code_hash, link_hash,
                               device_hash, client_hash, requests, due_at, sent_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, requests, due_at, case when due_at = now() then now() end from turn
     returning extract(epoch from due_at - now())::float8 as waits`,
    [
      ...[code.codeId, code.browserHash, code.hashOfAddress, code.sealed, code.wrappedKey],
      ...[code.codeHash, code.linkHash, code.deviceHash, code.clientHash, code.requests, code.waits],
    ],
  );
  return queued?.waits ?? code.waits;
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
