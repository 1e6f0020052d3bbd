import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, type NetworkId, type PersonId, type Role, linkPath } from '@relais/contracts';
import { v5 } from '@relais/event-sourcing';
import { ensureExpiry } from '@relais/access';
import type { Configuration } from '@relais/installation';
import { GrantRole } from '@relais/networks';
import { type Session, networkOf, personOf } from './session';

type Who = Readonly<{ networkId: NetworkId; personId: PersonId }>;

async function whoIs(session: Session, network: string, person: string): Promise<Who> {
  const { networkId } = await networkOf(session, network);
  return { networkId, personId: await personOf(session, networkId, person) };
}

/** `lastDay`: null for a year from now. */
type TokenAsked = Readonly<{ role: Role; name: string; lastDay: Day | null }>;

/** An API token for a person; the role is the token's only. */
export async function makeToken(session: Session, network: string, person: string, asked: TokenAsked) {
  const who = await whoIs(session, network, person);
  const { timezone } = await networkOf(session, network);
  const { installation } = session;
  if (asked.lastDay !== null) ensureExpiry(asked.lastDay, installation.clock.dayIn(timezone), false);
  return { ...(await installation.tokens.make({ ...who, ...asked, timezone })), name: asked.name, ...who };
}

/** A one-time link for a browser, for ten minutes. */
export async function makeLink(session: Session, network: string, person: string) {
  const who = await whoIs(session, network, person);
  const secret = await session.installation.signIn.makeLink(who.networkId, who.personId);
  return { link: `${addressOf(session.installation.configuration)}${linkPath(secret)}`, ...who };
}

/** Makes a person host or organiser of a network, or a plain member again. */
export async function grantRole(
  { installation, commands, ...rest }: Session,
  network: string,
  person: string,
  role: Role,
) {
  const who = await whoIs({ installation, commands, ...rest }, network, person);
  const zone = (await networkOf({ installation, commands }, network)).timezone;
  const commandId = v5(who.personId, `role:${role}:${installation.clock.now().toISOString()}`);
  const envelope = {
    commandId,
    networkId: who.networkId,
    today: installation.clock.dayIn(zone),
    principal: { role: 'system' as const },
  };
  await commands.execute(new GrantRole({ ...who, role }, envelope));
  return { ...who, role };
}

/** The address of the running server, or its future one. */
function addressOf({ publicUrl, dataFolder, port }: Configuration): string {
  if (publicUrl) return publicUrl;
  try {
    return readFileSync(join(dataFolder, 'address'), 'utf8').trim();
  } catch {
    return `http://127.0.0.1:${String(port)}`;
  }
}
