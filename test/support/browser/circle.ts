import { randomUUID } from 'node:crypto';
import { EndMembership, GrantRole } from '@relais/networks';
import { planErasures } from '@relais/retention';
import type { Page } from 'playwright-core';
import { create } from 'qrcode';
import type { RunningRelais } from '../../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../../acceptance/small-network';

/** Ada organises; Fern left long ago, and how to reach her is to be erased. */
export async function circle(relais: RunningRelais): Promise<SmallNetwork> {
  const network = await smallNetwork(relais, ['Ada Martin', 'Karim Benali', 'Fern Diaz']);
  const { networkId, people } = network;
  const { installation, commands } = relais;
  const today = installation.clock.dayIn('Europe/Paris');
  const envelope = () => ({
    ...{ commandId: randomUUID(), networkId, today },
    principal: { role: 'system' as const },
  });
  const [ada, fern] = [people['Ada Martin']!, people['Fern Diaz']!];
  await commands.execute(new GrantRole({ networkId, personId: ada, role: 'organiser' }, envelope()));
  const left = { personId: fern, joinedOn: '2024-01-01', leftOn: '2024-06-01', because: 'left' } as const;
  await commands.execute(new EndMembership({ networkId, ...left }, envelope()));
  await installation.readModels.waitFor(await installation.store.lastPosition());
  await installation.database.engine.transaction((rows) => planErasures(rows, today));
  return network;
}

/** What the network's QR code must say. @param page of an organiser */
export async function addressOnCode(page: Page, url: string): Promise<string> {
  const get = async (path: string): Promise<unknown> =>
    (await page.context().request.get(`${url}/api${path}`)).json();
  const { networks } = (await get('/me')) as { networks: { id: string }[] };
  const { link } = (await get(`/networks/${networks[0]!.id}/join-link`)) as { link: { secret: string } };
  return `${url}/join#${link.secret}`;
}

/** Where the code on the page is dark, row by row. */
export async function drawnOn(page: Page): Promise<string[]> {
  const path = await page.locator('main svg[role=img] path').getAttribute('d');
  return (path ?? '').split('z').flatMap((square) => /M(\d+ \d+)/.exec(square)?.[1] ?? []);
}

/** Where a code with this text is dark, row by row. */
export function darkModulesOf(text: string): string[] {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  return Array.from(data, (isDark, at) => (isDark ? [`${at % size} ${Math.floor(at / size)}`] : [])).flat();
}
