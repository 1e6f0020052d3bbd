import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandBus } from '@nestjs/cqrs';
import { type MeetingId, type NetworkId, type PersonId, linkPath } from '@relais/contracts';
import { type Envelope, v5 } from '@relais/event-sourcing';
import { copyMovedTo, importFolder } from '@relais/import-export';
import { type Installation, importDependencies } from '@relais/installation';
import { CountUnnamedGuests } from '@relais/meetings';
import { DescribeNetwork, GrantRole, importSecretOf, importedId } from '@relais/networks';
import { planAhead } from './demo-ahead';
import { projectRoot } from './project-root';

const source = join(projectRoot, 'demo/matinales-du-port');
const ref = 'club-1';
const responsible = {
  controller: 'Association Les Matinales du Port',
  controllerContact: 'bureau@example.org',
};
const organiser = 'P0001';
const member = 'P0020';
/** Guests without a name, by the ref of the meeting. */
const unnamedGuests = { M0098: 1, M0101: 2, M0103: 1 };

export type Demo = Readonly<{ networkId: NetworkId; isNew: boolean }>;

/** The state of the demo, in the data folder: an interrupted load continues at the next start, with the same days. */
type Progress = { today: string; networkId: NetworkId | null };

/**
 * The demo network of this data folder, loaded once if the folder is new, even if several servers start at the same time; null: it has
 * none. `isNew`: it was loaded just now.
 */
export const loadDemo = (
  installation: Installation,
  ...rest: [commands: CommandBus, say: (message: string) => void]
): Promise<Demo | null> => installation.database.inTurn('demo', () => foundOrLoaded(installation, ...rest));

async function foundOrLoaded(
  installation: Installation,
  commands: CommandBus,
  say: (message: string) => void,
): Promise<Demo | null> {
  const note = join(installation.configuration.dataFolder, 'demo.json');
  if (!existsSync(note)) {
    const isNew = (await installation.store.lastPosition()) === 0;
    if (!installation.configuration.demo || !isNew) return null;
    write(note, { today: installation.clock.now().toISOString().slice(0, 10), networkId: null });
  }
  const { today, networkId } = JSON.parse(readFileSync(note, 'utf8')) as Progress;
  if (networkId) return { networkId, isNew: false };

  say('Loading the demo network, Les Matinales du Port …');
  const loaded = await load(installation, commands, today);
  write(note, { today, networkId: loaded });
  return { networkId: loaded, isNew: true };
}

/** Makes one-time sign-in links for persons of the demo, by their refs. */
export const demoLinks =
  ({ signIn, database }: Installation, { networkId }: Demo, address: string) =>
  async (person: string): Promise<string> => {
    const secret = await importSecretOf(database.engine.manager, networkId);
    return `${address}${linkPath(await signIn.makeLink(networkId, personId(secret, person)))}`;
  };

/** How to sign in to the demo: by links when it is new, later by one that is made when it is wanted. */
export async function howToSeeDemo(
  { isNew }: Pick<Demo, 'isNew'>,
  linkFor: (person: string) => Promise<string>,
): Promise<string[]> {
  if (!isNew)
    return [`A link for the demo: npm run -s relais -- sign-in --network ${ref} --person ${organiser}`];
  return [
    'Sign in to the demo network (each link works once, within 10 minutes):',
    `  organiser  ${await linkFor(organiser)}`,
    `  member     ${await linkFor(member)}`,
  ];
}

async function load(installation: Installation, commands: CommandBus, today: string): Promise<NetworkId> {
  const folder = mkdtempSync(join(installation.configuration.dataFolder, 'demo-'));
  try {
    await copyMovedTo(today, source, folder);
    const { networkId } = await importFolder(folder, importDependencies(installation, commands), {
      skipBadLines: false,
    });
    const secret = await importSecretOf(installation.database.engine.manager, networkId);
    const envelope = (what: string): Envelope => ({
      commandId: v5(networkId, `demo ${what}`),
      networkId,
      today,
      principal: { role: 'system' },
    });
    const fields = Object.keys(responsible);
    await commands.execute(new DescribeNetwork({ networkId, fields }, envelope('description'), responsible));
    const role = { networkId, personId: personId(secret, organiser), role: 'organiser' as const };
    await commands.execute(new GrantRole(role, envelope('organiser')));
    for (const [meeting, unnamed] of Object.entries(unnamedGuests)) {
      const meetingId = importedId(secret, 'meeting', meeting) as MeetingId;
      const counted = { networkId, meetingId, unnamed };
      await commands.execute(new CountUnnamedGuests(counted, envelope(`unnamed ${meeting}`)));
    }
    const of = (person: string) => personId(secret, person);
    await planAhead({ networkId, today, personId: of, envelope }, installation, commands);
    return networkId;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const personId = (secret: string, ref: string): PersonId => importedId(secret, 'person', ref) as PersonId;

/** Written whole or not at all. */
function write(path: string, progress: Progress): void {
  writeFileSync(`${path}.new`, JSON.stringify(progress));
  renameSync(`${path}.new`, path);
}
