import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandBus } from '@nestjs/cqrs';
import type { StoredEvent } from '@relais/event-sourcing';
import {
  type Installation,
  configurationFrom,
  inBulk,
  openInstallation,
  withCommands,
} from '@relais/installation';
import { type Plan, history } from '@relais/simulation';
import { freshDatabase } from '../postgres';

const plan: Plan = { networks: 2, members: 8, years: 0.3, seed: 7, until: '2026-10-31' };
const masterKey = Buffer.alloc(32, 7).toString('base64');
const opened: { installation: Installation; drop: () => Promise<void> }[] = [];
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'relais-simulation-'));
});
afterAll(async () => {
  for (const { installation, drop } of opened) {
    await installation.close();
    await drop();
  }
  rmSync(home, { recursive: true, force: true });
});

async function open(): Promise<Installation> {
  const { url, drop } = await freshDatabase();
  const installation = await openInstallation(
    configurationFrom({ DATABASE_URL: url, RELAIS_DATA: home, RELAIS_MASTER_KEY: masterKey }),
  );
  opened.push({ installation, drop });
  return installation;
}

/** @param upTo how many commands are given */
const give =
  (upTo = Infinity) =>
  async (send: CommandBus): Promise<void> => {
    let given = 0;
    for (const { commands } of history(plan))
      for (const command of commands) if ((given += 1) <= upTo) await send.execute(command);
  };

const straight = (installation: Installation, upTo?: number) =>
  inBulk(installation, async (send, store) => {
    await give(upTo)(send);
    return store.written();
  });

async function facts({ store }: Installation): Promise<Omit<StoredEvent, 'recordedAt'>[]> {
  const all = await store.readAll(0, 1_000_000);
  return all.map(({ recordedAt: _, ...fact }) => fact);
}

async function personalValues({ store, vault, database }: Installation) {
  const { manager } = database.engine;
  const subjects: { subject_id: string }[] = await manager.query('select subject_id from vault_key');
  const opened = await vault.open(
    manager,
    subjects.map(({ subject_id }) => subject_id),
  );
  expect(opened.size).toBeGreaterThan((await store.lastPosition()) / 10);
  return Object.fromEntries([...opened].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('A simulated history', () => {
  it('has the same facts and personal values straight into the log as by the ordinary commands, and once', async () => {
    const [one, other] = [await open(), await open()];
    await withCommands(one, give());
    const recorded = await straight(other);
    const expected = await facts(one);
    expect(await facts(other)).toEqual(expected);
    expect(recorded).toBe(expected.length);
    expect(await personalValues(other)).toEqual(await personalValues(one));

    expect(await straight(other)).toBe(0);
    await withCommands(other, give());
    expect(await straight(one)).toBe(0);
    expect(await facts(one)).toEqual(expected);
    expect(await facts(other)).toEqual(expected);
  });

  it('goes on where it was interrupted', async () => {
    const [one, other] = [await open(), await open()];
    await straight(one);
    expect(await straight(other, 300)).toBe(302);
    await straight(other);
    expect(await facts(other)).toEqual(await facts(one));
    expect(await personalValues(other)).toEqual(await personalValues(one));
  });
});
