import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { NetworkId, PersonId } from '@relais/contracts';
import { GrantRole, importSecretOf, importedId } from '@relais/networks';
import { imported } from '../../acceptance/imported';
import { type RunningRelais, startRelais } from '../../acceptance/relais';

export type DemoClub = Readonly<{
  relais: RunningRelais;
  networkId: NetworkId;
  personId: (ref: string) => PersonId;
}>;

/** The day of the right answers; later records do not exist in the folder. */
export const lastDay = '2026-11-18';

/** Les Matinales du Port in a Relais of its own; P0001 is its organiser. */
export async function demoClub(): Promise<DemoClub> {
  const relais = await startRelais();
  const report = await imported(relais, join(__dirname, '../../../demo/matinales-du-port'));
  const networkId = report.networkId;
  const secret = await importSecretOf(relais.installation.database.engine.manager, networkId);
  const personId = (ref: string) => importedId(secret, 'person', ref) as PersonId;
  const recorded = await relais.commands.execute(
    new GrantRole(
      { networkId, personId: personId('P0001'), role: 'organiser' },
      { commandId: randomUUID(), networkId, today: lastDay, principal: { role: 'system' } },
    ),
  );
  await relais.installation.readModels.waitFor(Number(recorded.position), 60_000);
  return { relais, networkId, personId };
}
