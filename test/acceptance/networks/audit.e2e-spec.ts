import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { purgeAudit } from '@relais/access';
import type { AuditAnswer, PersonId } from '@relais/contracts';
import { GrantRole } from '@relais/networks';
import { type RunningRelais, startRelais } from '../relais';
import { relaisCommand } from '../relais-command';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('The journal of a network', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let organiser: string;
  let ada: PersonId;
  let karim: PersonId;
  let path: string;
  const folder = mkdtempSync(join(tmpdir(), 'relais-audit-'));
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim', 'Zoé']);
    [ada, karim] = [network.people['Ada']!, network.people['Karim']!];
    path = `/api/networks/${network.networkId}`;
    organiser = await relais.token(network.networkId, ada, 'organiser');
    await settled();
  });
  afterAll(async () => {
    await relais.stop();
    rmSync(folder, { recursive: true });
  });

  const settled = async () =>
    relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  const entries = async () =>
    ((await relais.ask('GET', `${path}/audit`, { token: organiser })).body as unknown as AuditAnswer).entries;
  /** The log and the database may lie on machines whose clocks differ: each kind by itself. */
  const entriesOf = async (kind: RegExp) => (await entries()).filter(({ what }) => kind.test(what));
  const ofAda = () => ({ personId: ada, name: 'Ada' });

  it('tells who made and revoked tokens, by name and id, and never the token', async () => {
    const [made] = await entries();
    expect(made).toMatchObject({ what: 'token-made', by: null, whom: null });
    const tokenId = randomUUID();
    const body = { name: 'Tableur', role: 'member' };
    const answer = await relais.ask('PUT', `${path}/tokens/${tokenId}`, { token: organiser, body });
    await relais.ask('DELETE', `${path}/tokens/${tokenId}`, { token: organiser });
    const [revoked, madeByAda] = await entriesOf(/^token/);
    expect([revoked, madeByAda]).toMatchObject([
      { what: 'token-revoked', about: tokenId, by: ofAda() },
      { what: 'token-made', about: tokenId, by: ofAda() },
    ]);
    expect(Date.parse(madeByAda!.at)).toBeLessThanOrEqual(Date.parse(revoked!.at));
    expect(JSON.stringify(await entries())).not.toContain(answer.body['token']);
    await relais.ask('DELETE', `${path}/tokens/${tokenId}`, { token: organiser });
    expect(await entries()).toHaveLength(3);
  });

  it('tells who made and took away the link behind the QR code, and never the link', async () => {
    const made = await relais.ask('PUT', `${path}/join-link`, { token: organiser });
    const { secret } = made.body['link'] as { secret: string };
    for (let n = 0; n < 2; n++) await relais.ask('DELETE', `${path}/join-link`, { token: organiser });
    const told = await entriesOf(/^join-link/);
    expect(told).toMatchObject([
      { what: 'join-link-revoked', about: told[1]?.about, by: ofAda(), whom: null },
      { what: 'join-link-made', by: ofAda(), whom: null },
    ]);
    expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('tells who changed whose role', async () => {
    const envelope = (role: 'organiser' | 'system') => ({
      ...{ commandId: randomUUID(), networkId: network.networkId },
      today: relais.installation.clock.dayIn('Europe/Paris'),
      principal: role === 'system' ? { role } : { personId: ada, role },
    });
    const change = { networkId: network.networkId, personId: karim };
    await relais.commands.execute(new GrantRole({ ...change, role: 'host' }, envelope('organiser')));
    await relais.commands.execute(new GrantRole({ ...change, role: 'member' }, envelope('system')));
    expect(await entriesOf(/^role/)).toMatchObject([
      { what: 'role-revoked', about: karim, by: null, whom: { personId: karim, name: 'Karim' }, role: null },
      {
        what: 'role-granted',
        about: karim,
        by: ofAda(),
        whom: { personId: karim, name: 'Karim' },
        role: 'host',
      },
    ]);
  });

  it('tells who corrected whose membership', async () => {
    const body = { previousJoinedOn: '2024-01-01', joinedOn: '2024-03-05', leftOn: null };
    const answer = await relais.ask('PUT', `${path}/people/${karim}/membership`, { token: organiser, body });
    expect(answer.status).toBe(200);
    expect(await entriesOf(/^membership/)).toMatchObject([
      { what: 'membership-corrected', about: karim, by: ofAda(), whom: { personId: karim }, role: null },
    ]);
  });

  it('tells who erased a person, without the name', async () => {
    const zoe = network.people['Zoé']!;
    const guest = randomUUID();
    const ask = (what: string, body?: object) =>
      relais.ask('PUT', `${path}/people/${what}`, { token: organiser, ...(body && { body }) });
    const statuses = [
      await ask(guest, { name: 'Passante' }),
      await ask(`${guest}/erasure`),
      await ask(`${zoe}/contact-erasure`),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200]);
    await settled();
    expect(await entriesOf(/-erased$/)).toMatchObject([
      { what: 'contact-erased', about: zoe, by: ofAda(), whom: { personId: zoe, name: 'Zoé' } },
      { what: 'person-erased', about: guest, by: ofAda(), whom: { personId: guest, name: null } },
    ]);
  });

  it('tells of imports and exports by the operator', async () => {
    const ref = `club-${network.networkId.slice(0, 8)}`;
    const exported = await relaisCommand(relais.environment, 'export', '--network', ref, join(folder, 'out'));
    expect(exported.code).toBe(0);
    const imported = await relaisCommand(relais.environment, 'import', join(folder, 'out'));
    expect(imported.code).toBe(0);
    expect(await entriesOf(/ported$/)).toMatchObject([
      { what: 'imported', about: null, by: null },
      { what: 'exported', about: null, by: null },
    ]);
  });

  it('is for organisers of the network alone', async () => {
    const member = await relais.token(network.networkId, karim);
    const host = await relais.token(network.networkId, karim, 'host');
    const other = await smallNetwork(relais, ['Noor']);
    const stranger = await relais.token(other.networkId, other.people['Noor']!, 'organiser');
    for (const [token, status] of [
      [member, 403],
      [host, 403],
      [stranger, 404],
    ] as const)
      expect((await relais.ask('GET', `${path}/audit`, { token })).status).toBe(status);
    const theirs = await relais.ask('GET', `/api/networks/${other.networkId}/audit`, { token: stranger });
    expect((theirs.body as unknown as AuditAnswer).entries).toHaveLength(1);
  });

  it('keeps what was noted for twelve months', async () => {
    const { engine } = relais.installation.database;
    const before = (await entries()).length;
    await engine.query(
      `update audit_entry set at = now() - interval '12 months' - interval '1 minute' where what = 'exported'`,
    );
    expect(await entries()).toHaveLength(before - 1);
    await purgeAudit(engine.manager);
    const left = await engine.query(`select from audit_entry where what = 'exported'`);
    expect(left).toEqual([]);
  });
});
