import { type Charter, type DescriptionForVisitors, TimeZone, cleanName, dayAfter } from '@relais/contracts';
import type { PersonalValues, StoredEvent } from '@relais/event-sourcing';
import {
  AdoptCharter,
  CharterAdopted,
  FoundNetwork,
  type NetworkEvent,
  NetworkFounded,
} from '@relais/networks';
import { type CharterVersion, changedCharter, inOrderOfDays } from '@relais/networks/rules';
import { RegisterPerson } from '@relais/people';
import type { Recording } from './import-context';
import { type NetworkSettings, networkFile } from './reading/network-json';
import { Lanes } from './recorded/lanes';
import { asRecordedNow } from './recorded/recorded-values';
import { difference, findDifferences } from './recorded/recorder';
import { planDescription } from './tables/describe-person';

const windowSize = 1000;

/** Its charter holds from the first day of the records, and before the later ones. */
export async function foundNetwork(recording: Recording, settings: NetworkSettings): Promise<void> {
  const { known, firstDay, dependencies } = recording;
  const { ids } = known;
  const { networkId } = ids;
  const [foundedOn = firstDay] = [
    firstDay,
    ...settings.laterCharters.map(({ from }) => dayAfter(from, -1)),
  ].sort();
  const { networkRef: ref, name, timezone, currency, language, country, charter, description } = settings;
  await dependencies.send.execute(
    new FoundNetwork(
      { networkId, ref, timezone, currency, language, foundedOn, charter },
      ids.envelope('network', foundedOn),
      { name, ...withValues(description), ...(country !== undefined && { country }) },
    ),
  );
  await adoptLaterCharters(recording, settings, []);
}

/** The charters of days that have none recorded yet. */
export const newCharters = (
  { laterCharters }: Pick<NetworkSettings, 'laterCharters'>,
  recorded: readonly CharterVersion[],
): CharterVersion[] => laterCharters.filter(({ from }) => !recorded.some((version) => version.from === from));

export async function adoptLaterCharters(
  { known: { ids }, today, dependencies: { send } }: Recording,
  settings: NetworkSettings,
  recorded: readonly CharterVersion[],
): Promise<void> {
  for (const { from, charter } of inOrderOfDays(newCharters(settings, recorded)))
    await send.execute(
      new AdoptCharter(
        { networkId: ids.networkId, from, changes: charter },
        ids.envelope(`charter:${from}`, today),
      ),
    );
}

/** Lists the differences between network.json and what is recorded, now or in an earlier version of the charter. */
export async function compareNetwork(
  { known: { ids }, report, dependencies: { vault, rows } }: Recording,
  settings: NetworkSettings,
  events: readonly StoredEvent<NetworkEvent>[],
  lineOf: (column: string) => number,
): Promise<void> {
  const founded = events.find((event) => NetworkFounded.is(event));
  const adopted = events.filter((event) => CharterAdopted.is(event));
  const charters = adopted.map(({ data }) => data.charter);
  const { name, ...described } =
    (await vault.open(rows, ids.networkId, [ids.networkId])).get(ids.networkId) ?? {};
  const { timezone, currency, language } = settings;
  const zone = TimeZone.safeParse(founded?.data.timezone).data ?? founded?.data.timezone;
  const changed = [
    ...findDifferences(
      { name: settings.name, timezone, currency, language },
      { ...founded?.data, name: cleanName(name ?? ''), timezone: zone },
      null,
    ),
    ...Object.entries(settings.description)
      .filter(([field, value]) => value !== (described[field] ?? ''))
      .map(([field]) => difference(`description.${field}`, null, null)),
    ...(settings.country === undefined
      ? []
      : findDifferences({ country: settings.country }, described, null)),
    ...Object.keys(settings.charter)
      .filter((key) => !charters.some((charter) => isSame(charter, settings.charter, key)))
      .map((key) => difference(key === 'purpose' ? key : `charter.${key}`, null, null)),
    ...settings.laterCharters.flatMap(({ from, charter: changes }, n) => {
      const sameDay = adopted.filter(({ on }) => on === from);
      const isRecorded = sameDay.some(
        ({ data: { charter } }) =>
          changedCharter({ charters: [{ from, charter }] }, { from, changes }) === null,
      );
      return sameDay.length === 0 || isRecorded ? [] : difference(`laterCharters.${String(n)}`, null, null);
    }),
  ];
  for (const difference of changed) {
    const line = lineOf(difference.column);
    report.changed.push({ file: networkFile, line, ref: settings.networkRef, ...difference });
  }
}

/** People who are in attendance.csv and in no line of members.csv: new ones, and name and e-mail of known ones. */
export async function recordGuests({ known, log, today, survey, dependencies }: Recording): Promise<void> {
  const { ids, folderMembers } = known;
  const { vault, rows, hashOf } = dependencies;
  const guests = [...folderMembers.guests].filter(([personId]) => !folderMembers.wasEverMember(personId));
  const { headers } = survey;
  const region = (headers.get('attendance') ?? headers.get('people'))?.conventions.region;
  const lanes = new Lanes();
  for (let start = 0; start < guests.length; start += windowSize) {
    const window = guests.slice(start, start + windowSize);
    const events = await log.events(window.map(([personId]) => ids.stream('person', personId)));
    const recorded = window.flatMap(([personId]) =>
      events.has(ids.stream('person', personId)) ? personId : [],
    );
    const opened =
      recorded.length === 0
        ? new Map<string, PersonalValues>()
        : await vault.open(rows, ids.networkId, recorded);
    const personal = region === undefined ? opened : asRecordedNow(opened, region);
    for (const [personId, { ref: named, on, name, email }] of window) {
      const ref = known.registeredRef(named, personal.get(personId));
      const said = { ...(name !== null && { name }), ...(email !== null && { email }) };
      const registration = { ...known.people.descriptionOf(personId), ref, ...said };
      const history = events.get(ids.stream('person', personId));
      const { command, kept } = history
        ? planDescription(
            known,
            said,
            { ref, personId, events: history, values: personal.get(personId), registration, hashOf },
            today,
          )
        : {
            command: new RegisterPerson(
              { networkId: ids.networkId, personId },
              ids.envelope(`person:${ref}`, on),
              registration,
            ),
            kept: [],
          };
      if (history) folderMembers.registrations.set(personId, registration);
      if (history && (command || kept.length > 0))
        folderMembers.guestNews.set(personId, { isCorrected: command !== null, kept });
      if (command)
        lanes.start([], async () => {
          await dependencies.send.execute(command);
        });
    }
    await lanes.waitForAll();
  }
}

const withValues = (description: DescriptionForVisitors): PersonalValues =>
  Object.fromEntries(
    Object.entries(description).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );

const isSame = (one: Charter, other: Charter, key: string): boolean =>
  JSON.stringify(one[key as keyof Charter]) === JSON.stringify(other[key as keyof Charter]);
