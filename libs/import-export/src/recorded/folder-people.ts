import { type PersonId, type PhoneRegion, type PossibleDuplicate, cleanName } from '@relais/contracts';
import type { PersonalValues } from '@relais/event-sourcing';
import { type MarkedPerson, lookAlikes, marksOf } from '@relais/people';
import type { RecordedPeople } from './network-log';

type Features = Parameters<typeof marksOf>[0];
/** A line that names a person. */
type Naming = Readonly<{ personId: PersonId; ref: string; isMerged: boolean; isRecorded: boolean }>;
type Named = MarkedPerson & { ref: string; isMerged: boolean; isRecorded: boolean; marks: Set<string> };

/** The people in the good lines of a folder, with what identifies them. */
export class FolderPeople {
  private readonly people = new Map<PersonId, Named>();
  private readonly speakers = new Map<PersonId, string>();
  private readonly described = new Map<PersonId, PersonalValues>();
  private latest = '';

  constructor(private readonly region: PhoneRegion) {}

  note({ personId, ref, isMerged, isRecorded }: Naming, features: Features): void {
    const known = this.people.get(personId);
    const person = known ?? { personId, ref, isMerged, isRecorded, marks: new Set() };
    if (!known) this.people.set(personId, person);
    if (person.isMerged && !isMerged) Object.assign(person, { ref, isMerged });
    // A guest comes line after line.
    const said = JSON.stringify([personId, features]);
    if (said === this.latest) return;
    this.latest = said;
    for (const mark of marksOf(features, this.region)) person.marks.add(mark);
  }

  /**
   * Whether the line of people.csv with this ref describes the person: the one with their own ref, or the first that stands for them.
   * During the survey, among the lines so far.
   */
  speaks(personId: PersonId, ref: string, isMerged: boolean): boolean {
    const speaker = this.speakers.get(personId);
    if (speaker !== undefined && isMerged) return speaker === ref;
    this.speakers.set(personId, ref);
    return true;
  }

  /** Keeps what people.csv knows beyond the other files. */
  describe(personId: PersonId, values: Readonly<Record<string, string | null | undefined>>): void {
    const known = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
    this.described.set(personId, Object.fromEntries(known));
  }

  descriptionOf(personId: PersonId): PersonalValues {
    return this.described.get(personId) ?? {};
  }

  /** A good line has the person's own ref. */
  has(personId: PersonId): boolean {
    return this.people.get(personId)?.isMerged === false;
  }

  refOf(personId: PersonId): string | null {
    return this.people.get(personId)?.ref ?? null;
  }

  hasNewcomers(): boolean {
    return this.people.values().some(({ isRecorded }) => !isRecorded);
  }

  /** New people who look like a recorded person or another person of the folder. */
  possibleDuplicates(recorded: RecordedPeople): PossibleDuplicate[] {
    const folder = [...this.people.values()];
    const known = [...recorded].map(([personId, values]) => ({
      ...{ personId, marks: marksOf(values, this.region), ref: recordedRef(personId, values) },
    }));
    const named = folder.filter(({ isRecorded, personId }) => isRecorded && recorded.has(personId));
    const newcomers = folder.filter(({ isRecorded }) => !isRecorded);
    return lookAlikes<MarkedPerson & { ref: string }>(newcomers, [...known, ...named]).map(
      ({ person, like }) => ({ ref: person.ref, like: like.ref }),
    );
  }
}

export const recordedRef = (personId: PersonId, { ref }: PersonalValues): string =>
  ref ? cleanName(ref) : personId;
