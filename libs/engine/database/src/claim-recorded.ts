import { claimOfRef, claimOfThing, streamOf, thingOf } from '@relais/event-sourcing';

/** SQL relation: the ids in the log, what each belongs to, and its network. */
export const claimedIds = '(select event_id, network_id from log_claim)';

type Queries = Readonly<{ query(statement: string, values?: unknown[]): Promise<unknown> }>;
type Claim = Readonly<{ id: string; stream: string; networkId: string | null }>;
type Begun = Readonly<{ stream: string; networkId: string | null; position: number }>;

const page = 10_000;
const ofThing = `'-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`;

/**
 * Adds missing claims for what a log already has: the ids of things whose first command had another id, and the refs of networks, each
 * for the first that had it. A repeat changes nothing. For a log outside PostgreSQL they follow from the claims of its events and from
 * the networks that are read.
 */
export async function claimRecorded(runner: Queries): Promise<void> {
  for (let after = 0; ;) {
    const begun = (await runner.query(
      `select stream, network_id as "networkId", "position"::float8 as "position" from event
        where "position" > $1 and revision = 0 and stream ~ ${ofThing} and metadata ->> 'commandId' is distinct from right(stream, 36)
        order by "position" limit ${String(page)}`,
      [after],
    )) as Begun[];
    await claim(runner, begun.map(claimOfBegun));
    const last = begun.at(-1);
    if (!last) break;
    after = last.position;
  }
  const claimed = (await runner.query(
    `select distinct stream, null as "networkId" from log_claim where content_hash <> '' and stream ~ ${ofThing}`,
  )) as Omit<Begun, 'position'>[];
  for (let n = 0; n < claimed.length; n += page)
    await claim(runner, claimed.slice(n, n + page).map(claimOfBegun));
  const refs = (await runner.query(
    `select data ->> 'ref' as ref, network_id as "networkId" from event where type = 'NetworkFounded' order by "position"`,
  )) as { ref: string; networkId: string }[];
  const read = (await runner.query(`select ref, network_id as "networkId" from network`)) as typeof refs;
  const claimOfNetwork = ({ ref, networkId }: (typeof refs)[number]): Claim => ({
    id: claimOfRef(ref),
    stream: streamOf({ category: 'network' }, networkId),
    networkId,
  });
  await claim(runner, [...refs, ...read].map(claimOfNetwork));
}

const claimOfBegun = ({ stream, networkId }: Pick<Begun, 'stream' | 'networkId'>): Claim => ({
  id: claimOfThing(thingOf(stream) ?? ''),
  stream,
  networkId,
});

async function claim(runner: Queries, claims: readonly Claim[]): Promise<void> {
  await runner.query(
    `insert into log_claim (event_id, stream, content_hash, network_id)
     select id, stream, '', network_id from unnest($1::uuid[], $2::text[], $3::uuid[]) with ordinality as c (id, stream, network_id, n)
      where not exists (select from event where event.id = c.id) order by n
     on conflict do nothing`,
    [
      claims.map(({ id }) => id),
      claims.map(({ stream }) => stream),
      claims.map(({ networkId }) => networkId),
    ],
  );
}

/** Writes of what kind of thing the keys of the vault are that came before this was known; prospects are their referral's. */
export async function nameKinds(runner: Queries): Promise<void> {
  const begun = ['person', 'meeting', 'network'].map(
    (category) => `'${streamOf({ category }, '')}' || k.subject_id`,
  );
  await runner.query(
    `update vault_key k set kind = coalesce((
       select split_part(begun.stream, '-', 1) from (
         select stream, network_id from event
          where stream in (${begun.join(', ')}) and revision = 0) begun
        order by begun.network_id = k.network_id desc limit 1), 'referral')
      where kind is null`,
  );
  await runner.query(
    `update vault_key k set kind = split_part(c.stream, '-', 1) from log_claim c
      where k.kind = 'referral' and c.stream ~ '^(person|meeting|network)-' and right(c.stream, 36) = k.subject_id::text`,
  );
}
