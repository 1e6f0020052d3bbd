import { randomUUID } from 'node:crypto';
import { Charter, type NetworkId, type PersonId } from '@relais/contracts';
import type { Recorded } from '@relais/event-sourcing';
import { AdmitMember, AnswerMembership, FoundNetwork } from '@relais/networks';
import { RegisterPerson } from '@relais/people';
import type { RunningRelais } from './relais';

export type SmallNetwork = Readonly<{
  networkId: NetworkId;
  people: Readonly<Record<string, PersonId>>;
  position: string;
}>;

/** The e-mail address of a person in a small network: « Zoé Martin » has zoe.martin@example.org. */
export const addressOf = (name: string): string =>
  `${name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(' ', '.').toLowerCase()}@example.org`;

/** Founds a network whose members are all there since 2024-01-01, under the names that are given. */
export async function smallNetwork(
  { commands }: Pick<RunningRelais, 'commands'>,
  names: readonly string[],
  charter: Partial<Charter> = {},
): Promise<SmallNetwork> {
  const networkId = randomUUID() as NetworkId;
  const envelope = () => ({
    commandId: randomUUID(),
    networkId,
    today: '2024-01-01',
    principal: { role: 'system' as const },
  });
  await commands.execute(
    new FoundNetwork(
      {
        networkId,
        ref: `club-${networkId.slice(0, 8)}`,
        timezone: 'Europe/Paris',
        currency: 'EUR',
        language: 'fr',
        foundedOn: '2024-01-01',
        charter: Charter.parse(charter),
      },
      envelope(),
      { name: 'Le Petit Cercle' },
    ),
  );
  let position = '0';
  const people: Record<string, PersonId> = {};
  for (const name of names) {
    const personId = randomUUID() as PersonId;
    people[name] = personId;
    await commands.execute(
      new RegisterPerson({ networkId, personId }, envelope(), { name, email: addressOf(name) }),
    );
    const admitted: Recorded = await commands.execute(
      new AdmitMember(
        { networkId, personId, joinedOn: '2024-01-01', leftOn: null, because: 'left' },
        envelope(),
      ),
    );
    position = admitted.position;
  }
  return { networkId, people, position };
}

/** These members have accepted the network, as if they had used it for long; waits until sessions know it. */
export async function acceptedBy(
  { commands, installation }: RunningRelais,
  { networkId, people }: SmallNetwork,
  names: readonly string[],
): Promise<void> {
  for (const personId of names.map((name) => people[name] as PersonId))
    await commands.execute(
      new AnswerMembership(
        { networkId, personId, accepted: true },
        {
          ...{ commandId: randomUUID(), networkId, today: '2024-01-01' },
          principal: { personId, role: 'member' as const },
        },
      ),
    );
  await installation.readModels.waitFor(await installation.store.lastPosition());
}
