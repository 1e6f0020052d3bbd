import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NetworkId, PersonId } from '@relais/contracts';
import { ledgerOfPerson } from '@relais/ledger';
import { livelinessOf } from '@relais/liveliness';
import { importSecretOf, importedId } from '@relais/networks';
import { generateNetwork } from '../../generator/generate-network';
import { kinds } from '../../generator/plan';
import { type Folder, writeFolder } from '../../oracle/folder';
import { naiveLedger } from '../../oracle/naive-ledger';
import { naiveLiveliness } from '../../oracle/naive-liveliness';
import { readerIn } from '../../support/events';
import { seeds } from '../../support/random-runs';
import { imported } from '../imported';
import { type RunningRelais, startRelais } from '../relais';
import { relaisCommand } from '../relais-command';

const days = ['2026-05-15', '2026-10-31'];

describe('A generated network, imported', () => {
  const path = mkdtempSync(join(tmpdir(), 'generated-'));
  let relais: RunningRelais;
  beforeAll(async () => {
    relais = await startRelais();
  });
  afterAll(async () => {
    await relais.stop();
    rmSync(path, { recursive: true });
  });

  // An import into KurrentDB is one append after the other: one network there.
  const some = process.env['RELAIS_TEST_LOG'] ? kinds.slice(0, 1) : kinds;
  const all = some.flatMap((kind) => seeds(7).map((seed) => [kind, seed] as const));
  it.each(all)(
    'of kind %s, seed %i, has the ledgers and the liveliness of the naive implementation',
    async (kind, seed) => {
      const folder = generateNetwork(seed, kind);
      const written = join(path, `${kind}-${String(seed)}`);
      writeFolder(written, folder);
      const { networkId } = (await imported(relais, written)) as { networkId: NetworkId };
      const secret = await importSecretOf(relais.installation.database.engine.manager, networkId);
      for (const day of days) {
        const balances = [];
        for (const ref of peopleOf(folder)) {
          const { entries, counterparts, summary } = await ledger(
            networkId,
            importedId(secret, 'person', ref) as PersonId,
            day,
          );
          const byRef = counterparts.map(
            ({ ref: other, personId: _, name: _name, lastExchange: _last, ...sums }) => [other, sums],
          );
          const found = {
            ...summary,
            lines: entries.length,
            counterparts: Object.fromEntries(byRef) as object,
          };
          expect({ ref, ...found }).toEqual({ ref, ...naiveLedger(folder, ref, day) });
          balances.push(summary);
        }
        expect(balances.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
        expect(balances.reduce((sum, { valueBalance }) => sum + valueBalance, 0)).toBe(0);
        await expectSameLiveliness(networkId, folder, day);
      }
    },
  );

  it('has read models that equal its events, beside all the others', async () => {
    const verified = await relaisCommand(relais.environment, 'verify', '--json');
    expect(verified.json()).toMatchObject({ sound: true, log: { count: 0 } });
  });

  const ledger = (networkId: NetworkId, personId: PersonId, asOf: string) =>
    relais.installation.database.asReader(readerIn(networkId), (rows) =>
      ledgerOfPerson(rows, relais.installation.vault, {
        networkId,
        language: 'fr',
        personId,
        asOf,
        knownAt: null,
        cursor: null,
        limit: 100_000,
      }),
    );

  async function expectSameLiveliness(networkId: NetworkId, folder: Folder, asOf: string): Promise<void> {
    const found = await relais.installation.database.asReader(readerIn(networkId), (rows) =>
      livelinessOf(rows, relais.installation.vault, { networkId, asOf }, true),
    );
    const { verdict, notes, core, meetings } = naiveLiveliness(folder, asOf);
    expect(found).toMatchObject({ verdict, notes });
    expect(found.core.map(({ ref, since }) => `${String(ref)} ${since}`).sort()).toEqual(
      core.map(({ ref, since }) => `${ref} ${since}`).sort(),
    );
    expect(found.meetings).toMatchObject(meetings);
  }
});

const peopleOf = ({ members, attendance }: Folder): string[] => [
  ...new Set([...members.map(({ memberRef }) => memberRef), ...attendance.map(({ personRef }) => personRef)]),
];
