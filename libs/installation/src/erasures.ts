import { randomUUID } from 'node:crypto';
import type { CommandBus } from '@nestjs/cqrs';
import { type PersonId, ReferralId } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import {
  EraseContact,
  ErasePerson,
  ErasedSubjectRow,
  type ErasureEntry,
  ErasureList,
  entriesOf,
} from '@relais/people';
import { EraseProspect } from '@relais/referrals';
import type { Installation } from './installation';

/**
 * Brings the list of erasures in the data folder and the events together: erasures that only the events have are noted in the list;
 * erasures that only the list has, after an older backup was restored, are repeated. The read models must be up to date.
 * @returns how many were repeated
 */
export async function replayErasures(
  { configuration, database, clock }: Installation,
  commands: Pick<CommandBus, 'execute'>,
): Promise<number> {
  const list = new ErasureList(configuration.dataFolder);
  const done = await database.engine.manager.find(ErasedSubjectRow);
  const name = ({ what, networkId, about }: Pick<ErasureEntry, 'what' | 'networkId' | 'about'>) =>
    `${what}:${networkId}:${about}`;
  const inEvents = new Set(done.map(name));
  const again = list.entries().filter((entry) => !inEvents.has(name(entry)));
  list.add(entriesOf(done));
  let erased = 0;
  for (const entry of again) {
    const envelope = {
      commandId: randomUUID(),
      networkId: entry.networkId,
      today: clock.now().toISOString().slice(0, 10),
      principal: { role: 'system' as const },
    };
    try {
      await commands.execute(erasing(entry, envelope));
      erased += 1;
    } catch (error) {
      // There is nothing to erase of a network or a referral that this installation does not know.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return erased;
}

function erasing(entry: ErasureEntry, envelope: ConstructorParameters<typeof ErasePerson>[1]) {
  const { networkId, about } = entry;
  switch (entry.what) {
    case 'person':
      return new ErasePerson({ networkId, personId: about as PersonId }, envelope);
    case 'contact':
      return new EraseContact({ networkId, personId: about as PersonId }, envelope);
    case 'prospect':
      return new EraseProspect({ networkId, referralId: ReferralId.parse(about) }, envelope);
  }
}
