import { type CareNoteId, type Day, type NetworkId, type PersonId, latestDayAt } from '@relais/contracts';
import type { Database } from '@relais/database';
import { type Clock, Refusal, ensure } from '@relais/event-sourcing';
import { ensurePast } from '@relais/networks/rules';
import type { EntityManager } from 'typeorm';

/** A call by a host. */
export type Call = Readonly<{
  noteId: CareNoteId;
  networkId: NetworkId;
  personId: PersonId;
  calledOn: Day;
  byId: PersonId;
}>;

/** @property restsUntil until this day nobody needs to call them again */
export type CareNote = Omit<Call, 'networkId'> & Readonly<{ restsUntil: Day }>;

const kept = '12 months';
const restDays = 30;

/** Care notes (« appelé », DOMAIN.md, "Words"): no events, for hosts only, kept for twelve months. */
export class CareNotes {
  constructor(
    private readonly database: Database,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /**
   * Keeps a note; the same one again changes nothing.
   * @throws Refusal `future-day`; `not-found` for a person that the network does not know or no longer knows, and for the id of another
   * network's note; `other-content`
   */
  async keep({ noteId, networkId, personId, calledOn, byId }: Call): Promise<void> {
    ensurePast({ calledOn }, latestDayAt(this.clock.now()));
    await this.query(
      `insert into care_note (note_id, network_id, person_id, called_on, by_id)
       select $1, network_id, person_id, $4, $5 from known_person p where network_id = $2 and person_id = $3
          and not exists (select from erased_subject e where e.network_id = $2 and e.about = $3 and e.what = 'person')
       on conflict (note_id) do nothing`,
      [noteId, networkId, personId, calledOn, byId],
    );
    const [found] = await this.query<{ isSame: boolean }>(
      `select person_id = $3 and called_on = $4 and by_id = $5 as "isSame" from care_note where note_id = $1 and network_id = $2`,
      [noteId, networkId, personId, calledOn, byId],
    );
    if (!found) throw new Refusal('not-found', 'The network does not know this person.', 'personId');
    ensure(found.isSame, 'other-content', 'This id already belongs to another note.');
  }

  /** Takes a note back, whichever host wrote it; again, it changes nothing. @throws Refusal `not-found` */
  async withdraw(networkId: NetworkId, noteId: CareNoteId): Promise<void> {
    const [, count] = (await this.query(
      'update care_note set withdrawn = true where note_id = $1 and network_id = $2',
      [noteId, networkId],
    )) as unknown as [unknown, number];
    if (count === 0) throw new Refusal('not-found', 'There is no such note here.');
  }

  /** Takes away what is no longer kept. */
  async purge(): Promise<void> {
    await this.query(`delete from care_note where called_on <= current_date - interval '${kept}'`);
  }

  private query<T>(statement: string, values: unknown[] = []): Promise<T[]> {
    return this.database.engine.query(statement, values);
  }
}

/** The network, one of the caller's, of a note; null: none. @param rows of a reader */
export async function networkOfNote(rows: EntityManager, noteId: CareNoteId): Promise<NetworkId | null> {
  const [found]: { networkId: NetworkId }[] = await rows.query(
    'select network_id as "networkId" from care_note where note_id = $1',
    [noteId],
  );
  return found?.networkId ?? null;
}

/** The latest standing note of each person. @param rows of a reader */
export const latestNotesIn = (rows: EntityManager, networkId: NetworkId): Promise<CareNote[]> =>
  rows.query(
    `select distinct on (person_id) note_id as "noteId", person_id as "personId", called_on::text as "calledOn",
            (called_on + ${String(restDays)})::text as "restsUntil", by_id as "byId"
       from care_note where network_id = $1 and not withdrawn
      order by person_id, called_on desc, note_id desc`,
    [networkId],
  );

/** The days on which a person was called, oldest first. @param rows of a reader */
export const callsOf = (
  rows: EntityManager,
  networkId: NetworkId,
  personId: PersonId,
): Promise<{ calledOn: Day }[]> =>
  rows.query(
    `select called_on::text as "calledOn" from care_note
      where network_id = $1 and person_id = $2 and not withdrawn order by called_on, note_id`,
    [networkId, personId],
  );

/** Nothing of an erased person's calls is kept. @param rows of the engine */
export async function forgetCalls(
  rows: EntityManager,
  networkId: NetworkId,
  personId: PersonId,
): Promise<void> {
  await rows.query('delete from care_note where network_id = $1 and person_id = $2', [networkId, personId]);
}
