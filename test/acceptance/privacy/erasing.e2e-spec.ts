import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessSealedTables } from '@relais/access';
import type { PersonId } from '@relais/contracts';
import { carryPolicies } from '@relais/installation';
import { Outbox } from '@relais/mail';
import { EndMembership } from '@relais/networks';
import { recycleWriteAheadLog, rewriteVault } from '@relais/vault';
import { filesOf } from '../../import-export/exported';
import { freshDatabase } from '../../support/postgres';
import { contentOf, databaseFiles, filesWith, sealedBytesOf } from '../database-files';
import { newcomer } from '../newcomer';
import { type RunningRelais, startRelais } from '../relais';
import { relaisCommand } from '../relais-command';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

const gone = 'Wilhelmine Zaunkönig';
const prospect = { name: 'Theodora Quastenflosser', phone: '06 39 98 77 01', email: 'tq@example.org' };

describe('A person who left and is erased', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-erasing-'));
  const backup = join(folder, 'backup');
  let relais: RunningRelais;
  let network: SmallNetwork;
  let before: Record<string, unknown>;
  const [ada, him] = [() => idOf('Ada'), () => idOf(gone)];
  const idOf = (name: string): PersonId => network.people[name] as PersonId;

  const ask = async (method: string, path: string, who = 'Ada', body?: object) =>
    relais.ask(method, path, {
      token: await relais.token(network.networkId, idOf(who)),
      ...(body && { body }),
    });
  const pass = (receiver: string, said: object = {}, id = randomUUID()) =>
    ask('PUT', `/api/referrals/${id}`, 'Ada', {
      ...{
        networkId: network.networkId,
        receiverId: idOf(receiver),
        passedOn: '2024-03-04',
        scope: 'inside',
      },
      ...said,
    });
  const caughtUp = async ({ installation }: RunningRelais) =>
    installation.readModels.waitFor(await installation.store.lastPosition());
  const figures = async () => {
    await caughtUp(relais);
    const { networkId } = network;
    const { body: ledger } = await ask('GET', `/api/networks/${networkId}/people/${ada()}/ledger`);
    const { body: liveliness } = await ask('GET', `/api/networks/${networkId}/liveliness`);
    return { summary: ledger['summary'], entries: (ledger['entries'] as object[]).length, liveliness };
  };

  /** Wrapped keys and values of those who are erased. */
  const sealed: Buffer[] = [];

  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim', gone]);
    await pass(gone);
    await pass('Karim', { scope: 'outside', contactBy: 'receiver', prospect: { ...prospect, agreed: true } });
    await ask('PUT', `/api/thanks/${randomUUID()}`, gone, {
      ...{ networkId: network.networkId, thankedId: ada(), on: '2024-03-10', amountInCents: 12_345 },
    });
    const { networkId } = network;
    await relais.commands.execute(
      new EndMembership(
        { networkId, personId: him(), joinedOn: '2024-01-01', leftOn: '2024-04-01', because: 'left' },
        {
          ...{ commandId: randomUUID(), networkId, today: '2024-04-01' },
          principal: { role: 'system' },
        },
      ),
    );
    sealed.push(...(await sealedBytesOf(relais, him())));
    before = await figures();
    expect((await relaisCommand(relais.environment, 'backup', backup)).code).toBe(0);
  });
  afterAll(async () => {
    await relais.stop();
    rmSync(folder, { recursive: true });
  });

  it('cannot be erased while a member, nor by another member', async () => {
    const path = (id: PersonId) => `/api/networks/${network.networkId}/people/${id}/erasure`;
    expect((await ask('PUT', path(ada()), 'Ada')).body['code']).toBe('still-a-member');
    expect((await ask('PUT', path(him()), 'Ada')).status).toBe(403);
  });

  it('erase themselves: ledgers and liveliness do not move, and their name is shown nowhere', async () => {
    const outbox = new Outbox(relais.dataFolder);
    const mail = { subject: 'Bonjour', html: '' };
    await outbox.write({ ...mail, to: addressOf(gone).toUpperCase(), text: 'Ton code' });
    await outbox.write({ ...mail, to: addressOf('Karim'), text: `${gone} t'invite` });
    await outbox.write({ ...mail, to: addressOf('Karim'), text: 'Ton code' });
    const path = `/api/networks/${network.networkId}/people/${him()}/erasure`;
    const token = await relais.token(network.networkId, him());
    expect((await relais.ask('PUT', path, { token })).status).toBe(200);
    expect(await figures()).toEqual(before);
    expect((await relais.ask('GET', '/api/me', { token })).status).toBe(401);
    expect((await outbox.list()).map(({ to, text }) => [to, text])).toEqual([
      [addressOf('Karim'), 'Ton code'],
    ]);

    const { body } = await ask('GET', `/api/networks/${network.networkId}/people/${ada()}/ledger`);
    const named = (body['counterparts'] as { personId: string; name: string | null }[]).map(
      ({ personId, name }) => [personId, name],
    );
    expect(named).toEqual(
      expect.arrayContaining([
        [him(), null],
        [idOf('Karim'), 'Karim'],
      ]),
    );
  });

  it('is an erased visitor on no list of the dashboard, and no figure moves', async () => {
    const { networkId } = network;
    const token = await relais.token(networkId, ada(), 'organiser');
    const put = async (path: string, body: object) =>
      expect((await relais.ask('PUT', path, { token, body })).status).toBe(200);
    const visitor = await newcomer(put, networkId, ada(), 'Xaver Yblaker');
    sealed.push(...(await sealedBytesOf(relais, visitor)));
    const dashboard = async () => {
      await caughtUp(relais);
      const path = `/api/networks/${networkId}/liveliness`;
      const { body: people } = await relais.ask('GET', `${path}/people`, { token });
      const { body: liveliness } = await relais.ask('GET', path, { token });
      return { liveliness, lists: people['lists'] as Record<string, { personId: string }[]> };
    };
    const shown = await dashboard();
    expect(shown.lists['new']?.map(({ personId }) => personId)).toEqual([visitor]);

    await put(`/api/networks/${networkId}/people/${visitor}/contact-erasure`, {});
    await put(`/api/networks/${networkId}/people/${visitor}/erasure`, {});
    const { liveliness, lists } = await dashboard();
    expect(liveliness).toEqual(shown.liveliness);
    expect(lists).toEqual({ ...shown.lists, new: [] });
  });

  it('leaves the bytes of their key in no file of PostgreSQL, once the vault was written anew', async () => {
    expect((await filesWith(relais, sealed)).length).toBeGreaterThan(0);
    const { database } = relais.installation;
    const connection = database.engine.createQueryRunner();
    while (!(await rewriteVault(connection, accessSealedTables))) await new Promise(setImmediate);
    await recycleWriteAheadLog(connection);
    expect(await filesWith(relais, sealed)).toEqual([]);
    expect(await rewriteVault(connection, accessSealedTables)).toBe(false);
    await connection.release();
  });

  it('stands in no file of the database, in no export and no new backup in the clear', async () => {
    const files = await databaseFiles(relais);
    const strings = [gone, gone.split(' ')[1] ?? '', addressOf(gone), prospect.name, prospect.email];
    const ref = `club-${network.networkId.slice(0, 8)}`;
    expect(files.some((file) => contentOf(file).includes(ref))).toBe(true);
    for (const file of files) {
      const bytes = contentOf(file);
      for (const text of strings) expect([file, text, bytes.includes(text)]).toEqual([file, text, false]);
    }

    const out = join(folder, 'export');
    await relaisCommand(relais.environment, 'export', '--network', ref, out);
    const exported = JSON.stringify(filesOf(out));
    expect(exported).toContain('Karim');
    for (const text of strings.slice(0, 3)) expect(exported).not.toContain(text);
  });

  it('is erased again after an older backup was restored', async () => {
    const database = await freshDatabase();
    const data = join(folder, 'restored');
    const elsewhere = { ...process.env, RELAIS_DATA: data, DATABASE_URL: database.url, EVENT_STORE_URL: '' };
    expect((await relaisCommand(elsewhere, 'status')).code).toBe(0);
    for (const file of ['master.key', 'erasures.jsonl'])
      copyFileSync(join(relais.dataFolder, file), join(data, file));
    const fresh = await freshDatabase();
    const restored = { ...elsewhere, DATABASE_URL: fresh.url };
    const done = await relaisCommand(restored, 'restore', backup);
    expect([done.code, done.err]).toEqual([0, '']);

    const again = await startRelais({ dataFolder: data, databaseUrl: fresh.url, eventStoreUrl: null });
    await caughtUp(again);
    const nameOf = async () => {
      const {
        vault,
        database: { engine },
      } = again.installation;
      return (await vault.open(engine.manager, network.networkId, [him()])).get(him())?.['name'];
    };
    expect(await nameOf()).toBe(gone);
    const end = await carryPolicies(again.installation, again.commands);
    await caughtUp(again);
    expect(await nameOf()).toBeUndefined();
    await end();
    await again.stop();
    await database.drop();
    await fresh.drop();
  });
});
