import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkId, PersonId } from '@relais/contracts';
import { exportFolder } from '@relais/import-export';
import { linesAt, statementOf } from '@relais/ledger';
import { personCards } from '@relais/people';
import type { TestInstallation } from './test-installation';

/** After everything in the sample, and before its announcements are no longer kept. */
const lastDay = '2026-12-31';

/** Exports a network; gives the folder. */
export async function exported(
  fixture: TestInstallation,
  networkId: NetworkId,
  name: string,
): Promise<string> {
  const { store, vault, database } = fixture.installation;
  const folder = join(fixture.home, name);
  await exportFolder(networkId, folder, {
    ...{ store, vault, rows: database.engine.manager },
    today: () => lastDay,
  });
  return folder;
}

/** Every file of a folder as text. */
export const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));

/** Everybody's ledger as of a day, with refs for ids and without instants: equal for equal histories. */
export async function ledgersOf(fixture: TestInstallation, networkId: NetworkId, asOf: string) {
  await fixture.caughtUp();
  const { vault, database } = fixture.installation;
  const rows = database.engine.manager;
  const cards = await personCards(rows, vault, networkId);
  const refOf = (personId: PersonId) => cards.get(personId)?.ref ?? personId;
  const lines = await linesAt(rows, { networkId, personId: null, asOf, knownAt: null });
  const byPerson = Map.groupBy(lines, ({ personId }) => refOf(personId));
  return Object.fromEntries(
    [...byPerson]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([ref, own]) => {
        const { summary, counterparts, entries } = statementOf(own);
        return [
          ref,
          {
            summary,
            counterparts: counterparts
              .map(({ personId, ...exchanged }) => ({ ref: refOf(personId), ...exchanged }))
              .toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
            entries: entries.map(
              ({ day, kind, counterpartId, amountInCents, standing, balance, valueBalance }) => ({
                ...{ day, kind, counterpart: refOf(counterpartId), amountInCents, standing },
                ...{ balance, valueBalance },
              }),
            ),
          },
        ];
      }),
  );
}
