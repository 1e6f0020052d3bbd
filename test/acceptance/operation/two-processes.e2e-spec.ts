import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { PersonId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import { linesAt, standings, statementOf } from '@relais/ledger';
import { readerIn } from '../../support/events';
import { type RunningRelais, startRelais } from '../relais';
import { smallNetwork } from '../small-network';

const root = join(__dirname, '../../..');
/** Over KurrentDB fewer: its stand-in is the slow part, and where gaps come from is the same. */
const each = process.env['RELAIS_TEST_LOG'] === 'kurrentdb' ? 250 : 5000;

describe(`Two processes that log ${String(2 * each)} referrals at once`, () => {
  let relais: RunningRelais;
  beforeAll(async () => {
    relais = await startRelais();
  });
  afterAll(() => relais.stop());

  /** The exit code of a process that logs. */
  const logged = async (args: string[], stdio: 'inherit' | 'ignore') => {
    const program = 'dist/test/acceptance/logging-process.js';
    const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio, env: relais.environment });
    return (await once(child, 'exit'))[0] as number;
  };

  it('end when they cannot log', async () => {
    expect(await logged([randomUUID(), '1', '1', randomUUID(), randomUUID()], 'ignore')).toBe(1);
  });

  it('leave no gap in the log, no event unseen by a projection that runs, and ledgers equal to a recount', async () => {
    const { networkId, people } = await smallNetwork(relais, [
      'Ada',
      'Karim',
      'Lise',
      'Noor',
      'Paul',
      'Rémi',
      'Sara',
    ]);
    const { store, readModels, database } = relais.installation;
    const seen: number[] = [];
    const ended = new AbortController();
    const reader = (async () => {
      let after = 0;
      for (;;) {
        const last = ended.signal.aborted;
        const events = await store.readAll(after, 500);
        seen.push(...events.map(({ position }) => position));
        after = events.at(-1)?.position ?? after;
        if (last && events.length === 0) return;
        if (events.length === 0) await setTimeout(5);
      }
    })();

    const args = [networkId, String(each), '32', ...Object.values(people)];
    const codes = await Promise.all([1, 2].map(() => logged(args, 'inherit')));
    ended.abort();
    await reader;
    expect(codes).toEqual([0, 0]);

    const events = await store.readAll(0, 100_000);
    const passed = events.filter(({ type }) => type === 'ReferralPassed');
    expect(passed).toHaveLength(2 * each);
    expect(await store.audit()).toEqual([]);
    expect(seen).toEqual(events.map(({ position }) => position));

    await readModels.waitFor(await store.lastPosition(), 60_000);
    const counted = await database.asReader(readerIn(networkId), (rows) =>
      standings(rows, networkId, '2026-12-31'),
    );
    for (const personId of Object.values(people)) {
      expect(counted.get(personId)).toEqual({ personId, ...recount(passed, personId) });
      const lines = await database.asReader(readerIn(networkId), (rows) =>
        linesAt(rows, { networkId, personId, asOf: '2026-12-31', knownAt: null }),
      );
      expect(statementOf(lines).summary).toMatchObject(recount(passed, personId));
    }
  }, 180_000);
});

function recount(passed: readonly StoredEvent[], personId: PersonId) {
  const people = passed.map(({ data }) => data as { giverId: PersonId; receiverId: PersonId });
  return {
    given: people.filter(({ giverId }) => giverId === personId).length,
    received: people.filter(({ receiverId }) => receiverId === personId).length,
  };
}
