import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Database } from '@relais/database';
import { type Recorded, ensure, personOf } from '@relais/event-sourcing';
import { MailQueue } from '@relais/mail';
import { ensureMay } from '@relais/networks';
import { type DescribePerson, isSameAddress, personCards } from '@relais/people';
import { Vault } from '@relais/vault';
import type { Caller } from '../caller';
import { NetworkAccess } from '../network-access';
import { noteInAudit } from '../audit-trail';
import { ensureFresh } from '../ensure-fresh';
import { correctionMails } from './address-mails';
import { mailSenderIn } from './mail-sender';

/**
 * Corrects the address of a person who has not signed in: in a browser, after a recent sign-in; both addresses get a mail, and the
 * journal shows it. Their present address changes nothing.
 */
@Injectable()
export class AddressCorrections {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly mailQueue: MailQueue,
  ) {}

  /** @throws Refusal `not-allowed`, for a token too; `sign-in-anew` */
  ensureMayCorrect(caller: Caller, { envelope }: DescribePerson): void {
    ensureMay(envelope.principal, 'correct-address', { path: 'email' });
    ensure(
      caller.accountId !== null,
      'not-allowed',
      'An address is corrected in a browser, never by a token.',
      'email',
    );
    ensureFresh(caller);
  }

  async correct(caller: Caller, command: DescribePerson, ownAddress: string): Promise<Recorded> {
    const { networkId, personId } = command.data;
    const { envelope, personal } = command;
    const address = personal['email'] ?? '';
    const told = await this.access.read(caller, networkId, async (rows, me) => ({
      old: (await personCards(rows, this.vault, networkId, [personId])).get(personId)?.email ?? null,
      ...(await mailSenderIn(rows, this.vault, networkId, me.personId)),
    }));
    const recorded = await this.commands.execute<DescribePerson, Recorded>(command);
    if (isSameAddress(told.old, address)) return recorded;
    for (const mail of correctionMails({ ...told, address, ownAddress })) this.mailQueue.send(mail);
    await noteInAudit(
      this.database.engine.manager,
      {
        ...{ networkId, what: 'address-corrected', about: personId },
        byId: personOf(envelope.principal) as typeof personId | null,
      },
      envelope.commandId,
    );
    return recorded;
  }
}
