import type { Day, NetworkId, PersonId } from '@relais/contracts';
import { EventStore, ensure, fold } from '@relais/event-sourcing';
import { type PersonEvent, person } from '@relais/identity';
import { type Roster, charterOn, isMemberOn } from './roster';
import { Rosters } from './rosters';

/** Who may take part in what on a day (DOMAIN.md, "Rules every network has"). */
export class Participants {
  constructor(
    private readonly rosters: Rosters,
    private readonly store: EventStore,
  ) {}

  /**
   * Members of the day; without membership everybody known to the network, on every day.
   * @param people by the field that names them: `{ giverId: … }`
   * @throws Refusal `giver-not-a-participant` and the like, with the field as path
   */
  async ensureOn(
    networkId: NetworkId,
    day: Day,
    people: Readonly<Record<string, PersonId>>,
  ): Promise<Roster> {
    const roster = await this.rosters.of(networkId);
    const open = charterOn(roster, day).membership === 'none';
    for (const [field, personId] of Object.entries(people)) {
      const takesPart = open ? await this.isKnown(networkId, personId) : isMemberOn(roster, personId, day);
      ensure(
        takesPart,
        `${nameOf(field)}-not-a-participant`,
        `The ${nameOf(field)} was not a participant on ${day}.`,
        field,
      );
    }
    return roster;
  }

  /** @throws Refusal `unknown-person` unless everybody was seen in the network, whenever that was */
  async ensureKnown(networkId: NetworkId, people: Readonly<Record<string, PersonId>>): Promise<void> {
    for (const [field, personId] of Object.entries(people)) {
      ensure(
        await this.isKnown(networkId, personId),
        'unknown-person',
        'The network does not know this person.',
        field,
      );
    }
  }

  /** @throws Refusal `unknown-person`, or `person-erased`: nothing further is kept of them */
  async ensureNotErased(networkId: NetworkId, people: Readonly<Record<string, PersonId>>): Promise<void> {
    await this.ensureKnown(networkId, people);
    for (const [field, personId] of Object.entries(people)) {
      const events = await this.store.readStream(`person-${personId}`);
      const { status } = fold(person, events as unknown as PersonEvent[]);
      ensure(status !== 'erased', 'person-erased', 'This person was erased; nothing further is kept.', field);
    }
  }

  /** Whether the network has ever seen this person. */
  async isKnown(networkId: NetworkId, personId: PersonId): Promise<boolean> {
    const [first] = await this.store.readStream(`person-${personId}`);
    return first?.networkId === networkId;
  }
}

/** `giverId` → `giver` */
const nameOf = (field: string): string =>
  field.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
