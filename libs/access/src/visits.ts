import { randomUUID } from 'node:crypto';
import type { ArrivalId, MeetingId, NetworkId, PersonId } from '@relais/contracts';
import type { Database } from '@relais/database';
import { Refusal } from '@relais/event-sourcing';
import { type Vault, noteResidue } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { hash } from './secrets';

/** The code of a meeting, by its secret or for its hosts. */
export type MeetingCode = Readonly<{
  networkId: NetworkId;
  meetingId: MeetingId;
  codeId: string;
  isStopped: boolean;
}>;

/** What visitors leave of themselves; `followUp`: no, they wish none, and then there is no contact. */
export type ArrivalValues = Readonly<{
  name: string;
  sector?: string | undefined;
  company?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  invitedBy?: string | undefined;
  followUp?: 'no';
}>;

type Arrival = Readonly<{ arrivalId: ArrivalId; values: ArrivalValues }>;

/** A visit as its browser knows it; `personId` null: no host has decided. */
type Visit = Readonly<{ networkId: NetworkId; arrivalId: ArrivalId; personId: PersonId | null }>;

type SealedArrival = Readonly<{ arrivalId: ArrivalId; sealed: Buffer; wrappedKey: Buffer }>;

/** As many names as one meeting takes by its code; beyond, hosts decide first. */
const mostArrivals = 100;
const kept = '30 days';
const codesKept = '1 year';

/**
 * Codes of meetings, and the visitors who left their name by them. The secret of a code follows from its random id and a key of the
 * installation. A visitor is in no event until a host decides; until then their values are sealed here, for thirty days at most.
 */
export class Visits {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /** Makes the code of a meeting, where it has none or a stopped one. */
  async makeCode(networkId: NetworkId, meetingId: MeetingId): Promise<void> {
    const codeId = randomUUID();
    await this.query(
      `insert into meeting_code as c (meeting_id, network_id, code_id, code_hash) values ($1, $2, $3, $4)
       on conflict (meeting_id) do update set
         code_id = excluded.code_id, code_hash = excluded.code_hash, stopped = false, made_at = now()
       where c.stopped`,
      [meetingId, networkId, codeId, hash(this.secretOf(codeId))],
    );
  }

  /** There may be none. */
  async stopCode(networkId: NetworkId, meetingId: MeetingId): Promise<void> {
    await this.query('update meeting_code set stopped = true where meeting_id = $1 and network_id = $2', [
      meetingId,
      networkId,
    ]);
  }

  /** The secret of the code that a meeting has; null: none, or a stopped one. @param rows of a reader */
  async secretFor(rows: EntityManager, meetingId: MeetingId): Promise<string | null> {
    const [found]: { codeId: string }[] = await rows.query(
      'select code_id as "codeId" from meeting_code where meeting_id = $1 and not stopped',
      [meetingId],
    );
    return found ? this.secretOf(found.codeId) : null;
  }

  /** The code with a secret; null: there is none, or another one took its place. */
  async codeOf(secret: string): Promise<MeetingCode | null> {
    const [found] = await this.query<MeetingCode>(
      `select network_id as "networkId", meeting_id as "meetingId", code_id as "codeId", stopped as "isStopped"
         from meeting_code where code_hash = $1`,
      [hash(secret)],
    );
    return found ?? null;
  }

  /** Proves that a browser opened the page while the code was good. */
  passOf({ codeId }: MeetingCode): string {
    return this.vault.fingerprint(`visit pass:${codeId}`);
  }

  /**
   * Keeps what a visitor leaves; the same visit again corrects it until a host has decided.
   * @throws Refusal `too-many-visitors`
   */
  async arrive({ networkId, meetingId }: MeetingCode, visitId: string, values: ArrivalValues): Promise<void> {
    await this.database.engine.transaction(async (rows) => {
      await rows.query('select from meeting_code where meeting_id = $1 for update', [meetingId]);
      const known: { arrivalId: ArrivalId; personId: PersonId | null }[] = await rows.query(
        'select arrival_id as "arrivalId", person_id as "personId" from arrival where visit_hash = $1 and meeting_id = $2',
        [hash(visitId), meetingId],
      );
      if (known[0]?.personId) return;
      if (known[0]) return this.seal(rows, known[0].arrivalId, values);
      const [{ count }]: [{ count: number }] = await rows.query(
        'select count(*)::integer as count from arrival where meeting_id = $1',
        [meetingId],
      );
      if (count >= mostArrivals)
        throw new Refusal(
          'too-many-visitors',
          'Too many names were left with this code. Tell the hosts your name: they note it.',
        );
      const arrivalId = randomUUID();
      const { sealed, wrappedKey } = this.vault.sealAlone(arrivalId, JSON.stringify(values));
      await rows.query(
        `insert into arrival (arrival_id, network_id, meeting_id, visit_hash, sealed, wrapped_key) values ($1, $2, $3, $4, $5, $6)`,
        [arrivalId, networkId, meetingId, hash(visitId), sealed, wrappedKey],
      );
    });
  }

  /** The visit of a browser; null: it left no name, or hosts put it aside. */
  async visitOf({ meetingId }: MeetingCode, visitId: string): Promise<Visit | null> {
    const [found] = await this.query<Visit>(
      `select network_id as "networkId", arrival_id as "arrivalId", person_id as "personId" from arrival
        where visit_hash = $1 and meeting_id = $2`,
      [hash(visitId), meetingId],
    );
    return found ?? null;
  }

  /** Notes that an undecided visitor wishes no follow-up; how to reach them is destroyed. */
  async declineFollowUp(arrivalId: ArrivalId): Promise<void> {
    await this.database.engine.transaction(async (rows) => {
      const [found]: SealedArrival[] = await rows.query(`${undecided} and arrival_id = $1 for update`, [
        arrivalId,
      ]);
      if (!found) return;
      const { phone, email, ...values } = this.open(found).values;
      await this.seal(rows, arrivalId, { ...values, followUp: 'no' });
    });
  }

  /** The undecided ones of a meeting, the first ones first. @param rows of a reader */
  async arrivalsOf(rows: EntityManager, meetingId: MeetingId): Promise<Arrival[]> {
    const found: SealedArrival[] = await rows.query(
      `${undecided} and meeting_id = $1 order by arrived_at, arrival_id`,
      [meetingId],
    );
    return found.map((one) => this.open(one));
  }

  /** What waits for a decision in each of these networks, as a text that every change makes another one; the others have none. */
  async waitingIn(networkIds: readonly NetworkId[]): Promise<ReadonlyMap<NetworkId, string>> {
    const found = await this.query<{ networkId: NetworkId; version: string }>(
      `select network_id as "networkId", string_agg(arrival_id || ':' || xmin, ',' order by arrival_id) as version
         from arrival where network_id = any($1) and person_id is null group by network_id`,
      [networkIds],
    );
    return new Map(found.map(({ networkId, version }) => [networkId, version]));
  }

  /** An arrival that is decided or not; null: there is none. `values` null: decided, they are destroyed here. */
  async arrivalIn(
    networkId: NetworkId,
    meetingId: MeetingId,
    arrivalId: ArrivalId,
  ): Promise<Readonly<{ personId: PersonId | null; values: ArrivalValues | null }> | null> {
    const [found] = await this.query<SealedArrival & { personId: PersonId | null }>(
      `select arrival_id as "arrivalId", sealed, wrapped_key as "wrappedKey", person_id as "personId" from arrival
        where network_id = $1 and meeting_id = $2 and arrival_id = $3`,
      [networkId, meetingId, arrivalId],
    );
    if (!found) return null;
    const { personId, ...sealed } = found;
    return { personId, values: personId === null ? this.open(sealed).values : null };
  }

  /** Notes which person an arrival became: its values are destroyed here. */
  async admit(arrivalId: ArrivalId, personId: PersonId): Promise<void> {
    await this.database.engine.transaction(async (rows) => {
      await rows.query(
        'update arrival set sealed = null, wrapped_key = null, person_id = $2 where arrival_id = $1 and person_id is null',
        [arrivalId, personId],
      );
      await noteResidue(rows);
    });
  }

  /** Forgets undecided arrivals of a meeting: one, or all (null). @returns how many */
  async drop(networkId: NetworkId, meetingId: MeetingId, arrivalId: ArrivalId | null): Promise<number> {
    return this.database.engine.transaction(async (rows) => {
      const [, count]: [unknown, number] = await rows.query(
        `delete from arrival where network_id = $1 and meeting_id = $2 and person_id is null
            and ($3::uuid is null or arrival_id = $3)`,
        [networkId, meetingId, arrivalId],
      );
      await noteResidue(rows);
      return count;
    });
  }

  private async seal(rows: EntityManager, arrivalId: ArrivalId, values: ArrivalValues): Promise<void> {
    const { sealed, wrappedKey } = this.vault.sealAlone(arrivalId, JSON.stringify(values));
    await rows.query('update arrival set sealed = $2, wrapped_key = $3 where arrival_id = $1', [
      arrivalId,
      sealed,
      wrappedKey,
    ]);
    await noteResidue(rows);
  }

  private open({ arrivalId, ...sealed }: SealedArrival): Arrival {
    return { arrivalId, values: JSON.parse(this.vault.openAlone(arrivalId, sealed)) as ArrivalValues };
  }

  private secretOf(codeId: string): string {
    return this.vault.fingerprint(`visit:${codeId}`);
  }

  private query<T>(statement: string, values: unknown[]): Promise<T[]> {
    return this.database.engine.query(statement, values);
  }
}

const undecided = `select arrival_id as "arrivalId", sealed, wrapped_key as "wrappedKey" from arrival
  where person_id is null and arrived_at > now() - interval '${kept}'`;

/** Takes away what is no longer kept. @param rows of the engine */
export async function purgeVisits(rows: EntityManager): Promise<void> {
  await rows.query(`delete from arrival where arrived_at <= now() - interval '${kept}'`);
  await rows.query(`delete from meeting_code where made_at <= now() - interval '${codesKept}'`);
}
