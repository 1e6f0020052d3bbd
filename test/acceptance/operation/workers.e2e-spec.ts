import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newEvent } from '../../support/events';
import { type RunningRelais, startRelais } from '../relais';

const root = join(__dirname, '../../..');

const atAnyLoadMs = 40_000;

describe('Two workers beside a server that leaves the read models to them', () => {
  let relais: RunningRelais;
  const workers: ChildProcess[] = [];
  beforeAll(async () => {
    relais = await startRelais({ projections: false });
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await relais.stop();
  });

  async function startWorker(): Promise<ChildProcess> {
    const worker = spawn(process.execPath, ['dist/apps/worker/src/main.js'], {
      cwd: root,
      env: relais.environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    workers.push(worker);
    const [line] = (await Promise.race([once(worker.stdout, 'data'), once(worker, 'exit')])) as [unknown];
    expect(String(line)).toBe('Relais worker is ready: networks, people, meetings, ledger\n');
    return worker;
  }

  const people = (): Promise<{ known: number; different: number }[]> =>
    relais.sql(
      'select count(*)::int as known, count(distinct person_id)::int as different from known_person',
    );

  let welcomed = 0;

  /** Registers new persons in the networks, again and again, until told to end. */
  async function welcoming(isOver: () => boolean): Promise<void> {
    for (; !isOver(); welcomed++) {
      const personId = randomUUID();
      const event = newEvent({ type: 'PersonRegistered', data: { personId }, networkId: randomUUID() });
      await relais.installation.store.append(`person-${personId}`, [event], { expected: 'none' });
    }
  }

  async function untilRunBy(runners: number): Promise<void> {
    for (let look = 0; look < 500; look++) {
      const progress = await relais.installation.readModels.progress();
      if (progress.every((one) => one.runners === runners)) return;
      await sleep(20);
    }
    throw new Error(`They never were ${String(runners)}.`);
  }

  it('divide the work; one takes over from the other that is killed, and nothing is missed or seen twice', async () => {
    const { readModels, store, database } = relais.installation;
    expect(readModels.states()).toEqual([]);
    const killed = await startWorker();
    await startWorker();
    await untilRunBy(2);

    let isOver = false;
    const recording = welcoming(() => isOver);
    await readModels.waitFor((await store.lastPosition()) + 1, atAnyLoadMs);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await untilRunBy(1);
    await readModels.waitFor((await store.lastPosition()) + 1, atAnyLoadMs);
    isOver = true;
    await recording;
    await readModels.waitFor(await store.lastPosition(), atAnyLoadMs);

    expect(await people()).toEqual([{ known: welcomed, different: welcomed }]);
    expect(await database.engine.query('select from stopped_network')).toEqual([]);
  });

  it('take over from one that is stopped, too, which goes on beside them later', async () => {
    const { readModels, store } = relais.installation;
    const [, stopped] = workers as [ChildProcess, ChildProcess];
    const other = await startWorker();
    await untilRunBy(2);
    stopped.kill('SIGSTOP');
    let isOver = false;
    const recording = welcoming(() => isOver);
    await readModels.waitFor((await store.lastPosition()) + 1, atAnyLoadMs);
    await untilRunBy(1);
    stopped.kill('SIGCONT');
    await untilRunBy(2);
    isOver = true;
    await recording;
    await readModels.waitFor(await store.lastPosition(), atAnyLoadMs);
    expect(await people()).toEqual([{ known: welcomed, different: welcomed }]);

    for (const worker of [stopped, other]) worker.kill('SIGTERM');
    expect(await Promise.all([once(stopped, 'exit'), once(other, 'exit')])).toEqual([
      [0, null],
      [0, null],
    ]);
    await untilRunBy(0);
  });
});
