import { type Charter, type Day, TimeZone, cleanName } from '@relais/contracts';
import { type StoredEvent } from '@relais/event-sourcing';
import { RegisterPerson } from '@relais/identity';
import { type CharterAdopted, FoundNetwork, type NetworkEvent } from '@relais/networks';
import type { Recording } from './import-context';
import { Lanes } from './lanes';
import { type NetworkSettings, networkFile } from './network-json';

const windowSize = 1000;

/** Its charter holds from the first day of the records. */
export async function foundNetwork(
  { known: { ids }, dependencies: { send } }: Recording,
  settings: NetworkSettings,
  foundedOn: Day,
): Promise<void> {
  const { networkId } = ids;
  const { networkRef: ref, name, timezone, currency, language, charter } = settings;
  await send.execute(
    new FoundNetwork(
      { networkId, ref, timezone, currency, language, foundedOn, charter },
      ids.envelope('network', foundedOn),
      { name },
    ),
  );
}

/** Lists what network.json says otherwise than it is recorded, now or in an earlier version of the charter. */
export async function compareNetwork(
  { known: { ids }, report, dependencies: { vault, rows } }: Recording,
  settings: NetworkSettings,
  facts: readonly StoredEvent[],
  lineOf: (column: string) => number,
): Promise<void> {
  const events = facts as unknown as readonly NetworkEvent[];
  const founded = events.find((event) => event.type === 'NetworkFounded');
  const charters = events
    .filter((event): event is CharterAdopted => event.type === 'CharterAdopted')
    .map(({ data }) => data.charter);
  const { name } = (await vault.open(rows, ids.networkId, [ids.networkId])).get(ids.networkId) ?? {};
  const { timezone, currency, language } = settings;
  const zone = TimeZone.safeParse(founded?.data.timezone).data ?? founded?.data.timezone;
  const changed = [
    ...differences(
      { ...founded?.data, name: cleanName(name ?? ''), timezone: zone },
      { name: settings.name, timezone, currency, language },
    ),
    ...Object.keys(settings.charter)
      .filter((key) => !charters.some((charter) => isSame(charter, settings.charter, key)))
      .map((key) => (key === 'purpose' ? key : `charter.${key}`)),
  ];
  for (const column of changed)
    report.changed.push({ file: networkFile, line: lineOf(column), ref: settings.networkRef, column });
}

/** People who are in attendance.csv and in no line of members.csv. */
export async function recordGuests({ known, log, dependencies }: Recording): Promise<void> {
  const { ids, roll } = known;
  const guests = [...roll.guests].filter(([personId]) => !roll.wasEverMember(personId));
  const lanes = new Lanes();
  for (let start = 0; start < guests.length; start += windowSize) {
    const window = guests.slice(start, start + windowSize);
    const facts = await log.facts(window.map(([personId]) => ids.stream('person', personId)));
    for (const [personId, { ref, on, name, email }] of window) {
      if (facts.has(ids.stream('person', personId))) continue;
      const personal = {
        ...roll.descriptionOf(personId),
        ref,
        ...(name !== null && { name }),
        ...(email !== null && { email }),
      };
      const register = new RegisterPerson(
        { networkId: ids.networkId, personId },
        ids.envelope(`person:${ref}`, on),
        personal,
      );
      lanes.start([], async () => {
        await dependencies.send.execute(register);
      });
    }
    await lanes.done();
  }
}

const differences = (
  now: Readonly<Record<string, unknown>>,
  said: Readonly<Record<string, unknown>>,
): string[] => Object.keys(said).filter((key) => said[key] !== now[key]);

const isSame = (one: Charter, other: Charter, key: string): boolean =>
  JSON.stringify(one[key as keyof Charter]) === JSON.stringify(other[key as keyof Charter]);
