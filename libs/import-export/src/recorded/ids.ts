import type {
  Day,
  MeetingId,
  NeedId,
  NetworkId,
  OneToOneId,
  PersonId,
  ReferralId,
  SeriesId,
  ThanksId,
} from '@relais/contracts';
import { type Envelope, type StoredEvent, streamOf, v5 } from '@relais/event-sourcing';
import { meeting, need, oneToOne, series } from '@relais/meetings';
import { importedId } from '@relais/networks';
import { person } from '@relais/people';
import { referral, thanks } from '@relais/referrals';

type IdOf = {
  person: PersonId;
  series: SeriesId;
  meeting: MeetingId;
  need: NeedId;
  referral: ReferralId;
  thanks: ThanksId;
  'one-to-one': OneToOneId;
};
export type Kind = keyof IdOf;
/** Something that a line names. */
export type Named = Readonly<{
  kind: Kind;
  ref: string;
  /** The id under which it is recorded unless the ref is known, if that does not follow from the ref. */
  idIfNew?: () => string;
}>;

const aggregates = { person, series, meeting, need, referral, thanks, 'one-to-one': oneToOne };
const mostLatest = 4000;
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** From refs to ids, by the network's import secret; what was born in Relais has its id as ref. */
export class Ids {
  /** Ids that do not follow from the ref: created in Relais, or recorded in another spelling. */
  private readonly known = new Map<string, string>();
  /** Refs, seen so far, that stand for another person. */
  private readonly mergedRefs = new Set<string>();
  /** Ids of people and meetings, which occur often. */
  private readonly remembered = new Map<string, string>();
  /** Other ids, only of the current lines. */
  private readonly latest = new Map<string, string>();

  /** @param merged the known persons that stand for the lines of other refs, by the id that follows from such a ref */
  constructor(
    readonly networkId: NetworkId,
    private readonly secret: string,
    private readonly merged: Map<string, PersonId> = new Map(),
  ) {}

  idOf<K extends Kind>(kind: K, ref: string): IdOf[K] {
    const name = `${kind}:${ref}`;
    return (this.known.get(name) ??
      this.remembered.get(name) ??
      this.latest.get(name) ??
      this.remember(kind, ref, name)) as IdOf[K];
  }

  orNull<K extends Kind>(kind: K, ref: string | null): IdOf[K] | null {
    return ref === null ? null : this.idOf(kind, ref);
  }

  stream(kind: Kind, id: string): string {
    return streamOf(aggregates[kind], id);
  }

  /** The stream of an id that the ref may be itself. */
  streamIfBorn({ kind, ref }: Named): string | null {
    return uuid.test(ref) && !this.known.has(`${kind}:${ref}`) ? this.stream(kind, ref) : null;
  }

  /** From now on the ref stands for this id. */
  isIdOf({ kind, ref }: Named, id: string): void {
    this.known.set(`${kind}:${ref}`, id);
  }

  /** From now on the ref stands for that person. @returns the id that would follow from the ref */
  merge(ref: string, personId: PersonId): string {
    const ownId = importedId(this.secret, 'person', ref);
    this.merged.set(ownId, personId);
    this.mergedRefs.add(ref);
    this.isIdOf({ kind: 'person', ref }, personId);
    return ownId;
  }

  /** Whether the ref stands for another person. */
  isMerged(ref: string): boolean {
    this.idOf('person', ref);
    return this.mergedRefs.has(ref);
  }

  /** Lines with another ref are taken as this person. */
  takesOthers(personId: PersonId): boolean {
    return [...this.merged.values()].includes(personId);
  }

  commandId(name: string): string {
    return v5(this.secret, `import ${name}`);
  }

  /** The envelope of an import's command: the same name gives the same command id, so that a repeat is harmless. */
  envelope(name: string, today: Day): Envelope {
    return {
      commandId: this.commandId(name),
      networkId: this.networkId,
      today,
      principal: { role: 'system' },
      imported: true,
    };
  }

  /**
   * The envelope of a command that corrects what these events recorded: each state of a stream has its own command id, so that a value
   * can change back and forth.
   */
  correction(name: string, events: readonly Pick<StoredEvent, 'revision'>[], today: Day): Envelope {
    const revision = Math.max(...events.map((event) => event.revision));
    return this.envelope(`${name}:corrected:${String(revision)}`, today);
  }

  private remember(kind: Kind, ref: string, name: string): string {
    const ownId = importedId(this.secret, kind, ref);
    const mergedId = kind === 'person' ? this.merged.get(ownId) : undefined;
    if (mergedId !== undefined) this.mergedRefs.add(ref);
    const id = mergedId ?? ownId;
    const isNamedOften = kind === 'person' || kind === 'meeting';
    if (this.latest.size >= mostLatest) this.latest.clear();
    (isNamedOften ? this.remembered : this.latest).set(name, id);
    return id;
  }
}
