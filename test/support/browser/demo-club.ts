import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { NetworkId, PersonId } from '@relais/contracts';
import { GrantRole, importSecretOf, importedId } from '@relais/networks';
import { imported } from '../../acceptance/imported';
import { type RunningRelais, startRelais } from '../../acceptance/relais';
import { copiedDatabase } from '../postgres';

export type DemoClub = Readonly<{
  relais: RunningRelais;
  networkId: NetworkId;
  personId: (ref: string) => PersonId;
}>;

/** The day of the right answers; later records do not exist in the folder. */
export const lastDay = '2026-11-18';

/** The data folder of a copy has no key. */
const masterKey = Buffer.alloc(32, 'demo club').toString('base64');

/** Les Matinales du Port in a Relais of its own; P0001 is its organiser. It is imported once in a test run. */
export async function demoClub(): Promise<DemoClub> {
  const relais = await startRelais({ masterKey }, copiedDatabase('demo_club', fill));
  const [network] = await relais.sql<{ id: NetworkId }[]>('select network_id as id from network');
  const networkId = network!.id;
  const secret = await importSecretOf(relais.installation.database.engine.manager, networkId);
  return { relais, networkId, personId: (ref) => personIdOf(secret, ref) };
}

async function fill(url: string): Promise<void> {
  const isKept = { url, drop: () => Promise.resolve() };
  const relais = await startRelais({ masterKey }, Promise.resolve(isKept));
  const { networkId } = await imported(relais, join(__dirname, '../../../demo/matinales-du-port'));
  const secret = await importSecretOf(relais.installation.database.engine.manager, networkId);
  const recorded = await relais.commands.execute(
    new GrantRole(
      { networkId, personId: personIdOf(secret, 'P0001'), role: 'organiser' },
      { commandId: randomUUID(), networkId, today: lastDay, principal: { role: 'system' } },
    ),
  );
  await relais.installation.readModels.waitFor(Number(recorded.position), 60_000);
  await relais.stop();
}

const personIdOf = (secret: string, ref: string) => importedId(secret, 'person', ref) as PersonId;
