import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandBus } from '@nestjs/cqrs';
import type { NetworkId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import {
  type Installation,
  configurationFrom,
  inBulk,
  openInstallation,
  withCommands,
} from '@relais/installation';
import { ledgerOfPerson } from '@relais/ledger';
import { livelinessOf } from '@relais/liveliness';
import { personCards } from '@relais/people';
import { type Plan, history, networksOf } from '@relais/simulation';
import { migratedDatabase } from '../support/postgres';

const plan: Plan = { networks: 2, members: 8, years: 0.3, seed: 7, until: '2025-10-31' };
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
  const { url, drop } = await migratedDatabase();
  const installation = await openInstallation(
    configurationFrom({ DATABASE_URL: url, RELAIS_DATA: home, RELAIS_MASTER_KEY: masterKey }),
  );
  opened.push({ installation, drop });
  return installation;
}

/** @param upTo how many commands are given */
const give =
  (upTo = Infinity, of = plan) =>
  async (send: CommandBus): Promise<void> => {
    let given = 0;
    for (const { commands } of history(of))
      for (const command of commands) if ((given += 1) <= upTo) await send.execute(command);
  };

const straight = (installation: Installation, upTo?: number, of?: Plan) =>
  inBulk(installation, async (send, store) => {
    await give(upTo, of)(send);
    return store.flush();
  });

async function events({ store }: Installation): Promise<Omit<StoredEvent, 'recordedAt'>[]> {
  const all = await store.readAll(0, 1_000_000);
  return all.map(({ recordedAt: _, ...event }) => event);
}

async function personalValues({ store, vault, database }: Installation) {
  const { manager } = database.engine;
  const networks: { id: string; subjects: string[] }[] = await manager.query(
    'select network_id as id, array_agg(subject_id) as subjects from vault_key group by network_id',
  );
  const all = await Promise.all(networks.map(({ id, subjects }) => vault.open(manager, id, subjects)));
  const opened = new Map(all.flatMap((of) => [...of]));
  expect(opened.size).toBeGreaterThan((await store.lastPosition()) / 10);
  return Object.fromEntries([...opened].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('A simulated history', () => {
  it('has the same events and personal values straight into the log as by the ordinary commands, and once', async () => {
    const [one, other] = [await open(), await open()];
    await withCommands(one, give());
    const recorded = await straight(other);
    const expected = await events(one);
    expect(await events(other)).toEqual(expected);
    expect(recorded).toBe(expected.length);
    expect(await personalValues(other)).toEqual(await personalValues(one));

    expect(await straight(other)).toBe(0);
    await withCommands(other, give());
    expect(await straight(one)).toBe(0);
    expect(await events(one)).toEqual(expected);
    expect(await events(other)).toEqual(expected);
  });

  it('is a network that lives, and a log that is sound', async () => {
    const installation = await open();
    const year: Plan = { ...plan, networks: 1, members: 12, years: 1.1 };
    await straight(installation, Infinity, year);
    const { store, readModels, database, vault } = installation;
    expect(await store.audit()).toEqual([]);
    await readModels.waitFor(await store.lastPosition(), 60_000);

    const [network] = networksOf(year) as [{ networkId: NetworkId; ref: string }];
    const { networkId } = network;
    const { manager } = database.engine;
    const asked = { networkId, asOf: year.until };
    const figures = await livelinessOf(manager, vault, asked, true);
    expect(['alive', 'closed-club']).toContain(figures.verdict);
    expect(figures.meetings.length).toBeGreaterThan(40);
    expect(figures.exchange?.referrals).toBeGreaterThan(50);

    const cards = await personCards(manager, vault, networkId);
    const sums = { given: 0, received: 0, broughtIn: 0, earned: 0 };
    for (const personId of cards.keys()) {
      const paging = { language: 'fr', knownAt: null, cursor: null, limit: 1 } as const;
      const { summary } = await ledgerOfPerson(manager, vault, { ...asked, ...paging, personId });
      for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += summary[key];
    }
    expect(sums.given).toBe(sums.received);
    expect(sums.given).toBeGreaterThan(300);
    expect(sums.broughtIn).toBe(sums.earned);
    expect(sums.earned).toBeGreaterThan(0);
  });

  it('goes on where it was interrupted', async () => {
    const [one, other] = [await open(), await open()];
    const whole = await straight(one);
    const begun = await straight(other, 300);
    expect(begun).toBeGreaterThanOrEqual(300);
    expect(begun).toBeLessThan(whole);
    await straight(other);
    expect(await events(other)).toEqual(await events(one));
    expect(await personalValues(other)).toEqual(await personalValues(one));
  });
});
