import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateNetwork } from '../../generator/generate-network';
import type { Kind } from '../../generator/plan';
import { writeFolder } from '../../oracle/folder';
import { imported } from '../imported';
import { type RunningRelais, startRelais } from '../relais';
import { relaisCommand, relaisProcess } from '../relais-command';

describe('relais rebuild and relais verify, beside a running server', () => {
  const path = mkdtempSync(join(tmpdir(), 'rebuilt-'));
  let relais: RunningRelais;
  let networkId: string;
  beforeAll(async () => {
    relais = await startRelais();
    const some: Kind[] = ['small', 'members-who-come-back', 'own-charter', 'ups-and-downs'];
    // An import into KurrentDB is one append after the other: one network there.
    if (process.env['RELAIS_TEST_LOG']) some.length = 1;
    for (const [n, kind] of some.entries()) {
      writeFolder(join(path, kind), generateNetwork(11 + n, kind));
      ({ networkId } = await imported(relais, join(path, kind)));
    }
  }, 120_000);
  afterAll(async () => {
    await relais.stop();
    rmSync(path, { recursive: true });
  });

  const run = (...args: string[]) => relaisCommand(relais.environment, ...args);
  const rows = async () => {
    const all: Record<string, unknown> = {};
    for (const table of relais.installation.projections.flatMap(({ tables }) => tables))
      all[table] = await relais.sql(`select t::text from ${table} t order by 1`);
    return all;
  };

  it('make the same rows of generated networks as the server did, while it answers', async () => {
    const before = await rows();
    const personId = await anybody();
    const token = await relais.token(networkId, personId);
    const statuses = new Set<number>();
    let isDone = false;
    const asking = (async () => {
      while (!isDone)
        for (const what of ['ledger', 'members'])
          statuses.add(
            (
              await relais.ask(
                'GET',
                `/api/networks/${networkId}/${what === 'ledger' ? `people/${personId}/ledger` : what}`,
                { token },
              )
            ).status,
          );
    })();
    const { code, json } = await relaisProcess(relais.environment, 'rebuild', '--json');
    isDone = true;
    await asking;
    const position = await relais.installation.store.lastPosition();
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      projections: relais.installation.projections.map(({ name }) => ({
        projection: name,
        position,
        resumedAt: null,
        stopped: 0,
        isFast: true,
      })),
    });
    expect(await rows()).toEqual(before);
    expect([...statuses]).toEqual([200]);
  });

  it('find nothing where nothing is wrong', async () => {
    const { code, json } = await run('verify', '--json');
    expect(json()).toMatchObject({
      sound: true,
      log: { count: 0, faults: [] },
      readModels: relais.installation.projections.map(({ name }) => ({
        projection: name,
        faults: [],
        differences: [],
      })),
    });
    expect(code).toBe(0);
  });

  it('find what is wrong, and repair it', async () => {
    await relais.sql(
      'update ledger_line set given = 5 where "position" = (select min("position") from ledger_line)',
    );
    const found = await run('verify');
    expect(found.code).toBe(1);
    expect(found.out).toMatch(/^log: sound up to [\d,]+$/m);
    expect(found.out).toMatch(/^ledger: differs from its events$/m);
    expect(found.out).toMatch(/^ {2}ledger_line: 2 rows differ$/m);
    const repaired = await run('rebuild', 'ledger');
    expect(repaired.out).toMatch(/^ledger: rebuilt up to [\d,]+ in [\d.]+ s/);
    expect((await run('verify', '--json')).json()).toMatchObject({ sound: true });
  });

  it('know the read models by name', async () => {
    const { code, err } = await run('rebuild', 'nothing');
    expect([code, err]).toEqual([
      1,
      'There is no read model nothing. There are: networks, people, meetings, ledger.\n',
    ]);
  });

  async function anybody(): Promise<string> {
    const [row] = await relais.sql<{ id: string }[]>(
      'select person_id as id from known_person where network_id = $1 limit 1',
      [networkId],
    );
    return row?.id ?? '';
  }
});
