import type { Instant, NetworkId, PersonId } from '@relais/contracts';
import type { Database } from '@relais/database';
import type { Caller } from './caller';
import { hash, secret } from './secrets';
import type { Sessions } from './sign-in/sessions';

type Owner = Readonly<{ accountId: string | null; networkId: NetworkId | null; personId: PersonId | null }>;

const isOwned =
  'account_id is not distinct from $1 and network_id is not distinct from $2 and person_id is not distinct from $3';

/** Secret addresses of calendars, one for each account or person of a token; only their hashes are kept. */
export class CalendarAddresses {
  constructor(
    private readonly database: Database,
    private readonly accounts: Pick<Sessions, 'memberships'>,
  ) {}

  /** Makes a new secret; the one before is dead. */
  async renew(caller: Caller): Promise<string> {
    const made = secret();
    const owner = caller.accountId === null ? 'network_id, person_id' : 'account_id';
    await this.database.engine.query(
      `insert into calendar_address (account_id, network_id, person_id, secret_hash) values ($1, $2, $3, $4)
       on conflict (${owner}) do update set secret_hash = excluded.secret_hash, made_at = now()`,
      [...ownerOf(caller), hash(made)],
    );
    return made;
  }

  async end(caller: Caller): Promise<void> {
    await this.database.engine.query(`delete from calendar_address where ${isOwned}`, ownerOf(caller));
  }

  /** Since when there is an address; null: there is none. */
  async madeAt(caller: Caller): Promise<Instant | null> {
    const [found] = await this.database.engine.query<{ madeAt: Date }[]>(
      `select made_at as "madeAt" from calendar_address where ${isOwned}`,
      ownerOf(caller),
    );
    return found?.madeAt.toISOString() ?? null;
  }

  /** Whose meetings an address shows, with their present memberships; null: it is unknown or dead. */
  async callerOf(made: string): Promise<Caller | null> {
    const secretHash = hash(made);
    const [found] = await this.database.engine.query<Owner[]>(
      `select account_id as "accountId", network_id as "networkId", person_id as "personId"
         from calendar_address where secret_hash = $1`,
      [secretHash],
    );
    if (!found) return null;
    const { accountId, networkId, personId } = found;
    const own = networkId && personId ? [{ networkId, personId, role: 'member' as const }] : [];
    return {
      key: secretHash.toString('base64url'),
      accountId,
      isFresh: false,
      chosenId: null,
      lastPersonId: null,
      memberships:
        accountId === null
          ? own.map((one) => ({ ...one, acceptance: 'accepted' as const }))
          : await this.accounts.memberships(accountId),
    };
  }
}

function ownerOf({ accountId, memberships: [first] }: Caller): (string | null)[] {
  return accountId === null
    ? [null, first?.networkId ?? null, first?.personId ?? null]
    : [accountId, null, null];
}
